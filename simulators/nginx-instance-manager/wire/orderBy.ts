// In which order? `orderBy=timestamp DESC,id`, ascending unless it says DESC (sheet §4).
import { badRequest } from "./apiError.ts";

/** Makes a comparison of an `orderBy`; `readText` gives a field of a row as text. Throws a 400 when it cannot be parsed. */
export function parseOrderBy<Row>(
  text: string,
  readText: (row: Row, name: string) => string,
): (left: Row, right: Row) => number {
  const keys = text.split(",").map((part) => {
    const match = /^\s*([\w.]+)(?:\s+(ASC|DESC))?\s*$/i.exec(part);
    if (match === null) throw badRequest("orderBy cannot be parsed");
    return { name: match[1] ?? "", sign: match[2]?.toUpperCase() === "DESC" ? -1 : 1 };
  });
  return (left, right) => {
    for (const { name, sign } of keys) {
      const [a, b] = [readText(left, name), readText(right, name)];
      if (a !== b) return a < b ? -sign : sign;
    }
    return 0;
  };
}
