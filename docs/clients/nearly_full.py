"""Volumes above a fill level, fullest first, over all vendors: python3 nearly_full.py [percent]"""
import json
import os
import sys
import urllib.request

URL = os.environ.get("STORAGEGRAPH_URL", "http://localhost:4000") + "/graphql"
KEY = os.environ.get("STORAGEGRAPH_KEY")

QUERY = """query NearlyFull($percent: Float!, $after: String) {
  volumes(
    filter: { usedPercent: { gte: $percent } }
    orderBy: { field: USED_PERCENT, direction: DESC }
    first: 100
    after: $after
  ) {
    nodes { displayName source { id } capacity { usedPercent freeBytes } }
    pageInfo { hasNextPage endCursor }
    sources { source { id } state observedAt reason }
  }
}"""


def ask(query, variables):
    """The data of an answer; ends the program when there is none."""
    headers = {"content-type": "application/json"}
    if KEY:
        headers["x-api-key"] = KEY
    body = json.dumps({"query": query, "variables": variables}).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(URL, body, headers), timeout=30) as answer:
            result = json.load(answer)
    except urllib.error.HTTPError as refusal:
        # What is refused is answered in the form of GraphQL, too.
        result = json.load(refusal)
    if result.get("errors"):
        sys.exit(result["errors"][0]["message"])
    return result["data"]


def main():
    percent = float(sys.argv[1]) if len(sys.argv) > 1 else 90.0
    after = None
    while True:
        page = ask(QUERY, {"percent": percent, "after": after})["volumes"]
        for volume in page["nodes"]:
            capacity = volume["capacity"]
            # Byte counts are texts: they may be larger than what JSON numbers hold.
            free = int(capacity["freeBytes"]) if capacity["freeBytes"] is not None else None
            gib = f"{free / 2**30:10.1f} GiB free" if free is not None else ""
            print(f"{capacity['usedPercent']:6.1f} %  {volume['source']['id']:<16} {volume['displayName']:<32} {gib}")
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    for source in page["sources"]:
        if source["state"] not in ("LIVE", "CACHED", "UNSUPPORTED"):
            print(f"{source['source']['id']} is {source['state']}, as of {source['observedAt']}: {source['reason']}", file=sys.stderr)


main()
