// Which rows does `filter=` let through? A parser of the analytics filter language (sheet §4): = != < <= > >= in not, AND OR ( ), `*`.
import { badRequest } from "./apiError.ts";

/** Looks a dimension or field up by its exact name; null when the row has none. */
type Lookup = (name: string) => string | null;

/** Decides on a row. */
export type Filter = (lookup: Lookup) => boolean;

const tokenPattern = /\s*(?:(!=|<=|>=|=|<|>|\(|\)|,)|"([^"]*)"|'([^']*)'|([^\s!<>=(),"']+))/y;

interface Token {
  readonly text: string;
  /** Quoted texts are never words of the language. */
  readonly isQuoted: boolean;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  const trimmed = text.trimEnd();
  while (tokenPattern.lastIndex < trimmed.length) {
    const match = tokenPattern.exec(trimmed);
    if (match === null) throw badRequest("filter cannot be parsed");
    const quoted = match[2] ?? match[3];
    tokens.push({ text: quoted ?? match[1] ?? match[4] ?? "", isQuoted: quoted !== undefined });
  }
  return tokens;
}

/** Equality, with `*` for any text; what a row does not have equals nothing. */
function matcher(pattern: string): (value: string | null) => boolean {
  if (!pattern.includes("*")) return (value) => value === pattern;
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.*+?^$()|[\]{}\\]/g, "\\$&"));
  const expression = new RegExp(`^${parts.join(".*")}$`, "s");
  return (value) => value !== null && expression.test(value);
}

/** Below 0 when left comes first; as numbers where both are numbers. */
function compare(left: string, right: string): number {
  const difference = Number(left) - Number(right);
  if (left !== "" && right !== "" && !Number.isNaN(difference)) return difference;
  return left < right ? -1 : left > right ? 1 : 0;
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

class FilterParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Filter {
    const filter = this.#either();
    if (this.#at < this.#tokens.length) throw badRequest("filter has something left over");
    return filter;
  }

  #takes(word: string): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.isQuoted || token.text.toUpperCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #text(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined || (!token.isQuoted && /^[!<>=(),]+$/.test(token.text))) {
      throw badRequest("filter misses a name or a value");
    }
    this.#at += 1;
    return token.text;
  }

  #either(): Filter {
    const parts = [this.#both()];
    while (this.#takes("OR")) parts.push(this.#both());
    return (lookup) => parts.some((part) => part(lookup));
  }

  #both(): Filter {
    const parts = [this.#single()];
    while (this.#takes("AND")) parts.push(this.#single());
    return (lookup) => parts.every((part) => part(lookup));
  }

  #single(): Filter {
    if (this.#takes("NOT")) {
      const negated = this.#single();
      return (lookup) => !negated(lookup);
    }
    if (this.#takes("(")) {
      const inner = this.#either();
      if (!this.#takes(")")) throw badRequest("filter misses a )");
      return inner;
    }
    return this.#comparison(this.#text());
  }

  #comparison(name: string): Filter {
    const isNegated = this.#takes("NOT");
    if (this.#takes("IN")) {
      const known = this.#list().map(matcher);
      return (lookup) => known.some((matches) => matches(lookup(name))) !== isNegated;
    }
    const operator = this.#tokens[this.#at]?.text ?? "";
    this.#at += 1;
    const value = this.#text();
    const order = orders[operator];
    if (order !== undefined) {
      return (lookup) => {
        const own = lookup(name);
        return own !== null && order(compare(own, value));
      };
    }
    if (operator !== "=" && operator !== "!=") throw badRequest(`filter misses an operator behind ${name}`);
    const matches = matcher(value);
    return (lookup) => matches(lookup(name)) === (operator === "=");
  }

  #list(): string[] {
    if (!this.#takes("(")) throw badRequest("filter misses a ( behind in");
    const values = [this.#text()];
    while (this.#takes(",")) values.push(this.#text());
    if (!this.#takes(")")) throw badRequest("filter misses a )");
    return values;
  }
}

/** Makes a filter of its text; throws a 400 when it cannot be parsed. */
export function parseFilter(text: string): Filter {
  return new FilterParser(tokensOf(text)).parse();
}
