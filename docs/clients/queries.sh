#!/bin/sh
# A query, a change that is planned and not sent, and a stream of events, with nothing but curl: sh queries.sh <id of a volume>
set -eu
url="${STORAGEGRAPH_URL:-http://localhost:4000}/graphql"
volume="${1:?Name a volume by its id.}"

ask() { # what to send as JSON, and more options of curl
  json="$1"; shift
  curl --silent --show-error --fail-with-body \
    --header "content-type: application/json" ${STORAGEGRAPH_KEY:+--header "x-api-key: $STORAGEGRAPH_KEY"} \
    --data "$json" "$@"
}

echo "# How do the sources fare?"
ask '{"query": "{ sources { nodes { id vendor health problems { code } } } }"}' "$url"

printf '\n\n# What would a snapshot come to? Nothing is sent.\n'
ask '{
  "query": "mutation ($id: ID!) { createSnapshot(input: { volumeId: $id, name: \"trial\" }, options: { dryRun: true }) { operation { state plan { purpose endpoint } } problems { code message } } }",
  "variables": {"id": "'"$volume"'"}
}' "$url"

printf '\n\n# What changes among jobs? For three seconds.\n'
# Server-sent events: one "next" for each, until the client or the stream ends. curl ends with 28 when the time is over.
ask '{"query": "subscription { jobsChanged { sequence change job { displayName state } } }"}' \
  --header "accept: text/event-stream" --no-buffer --max-time 3 "$url/stream" || [ $? -eq 28 ]
