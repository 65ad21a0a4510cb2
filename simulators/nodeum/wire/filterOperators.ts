// Does a row match a filter? One query parameter per attribute, with an operator in front of the value (sheet §3).

/** Whether a value of a row matches; null never does, as in SQL. */
export type Matcher = (value: unknown) => boolean;

const operators = ["!><", "><", "!=", "!~", ">=", "<=", "=", ">", "<", "~"] as const;
type Operator = (typeof operators)[number];

/** Reads one filter: `active`, `=active`, `>=7`, `><a|b`, `~%scan_`, and their negations. */
export function readFilter(text: string): Matcher {
  const operator: Operator = operators.find((candidate) => text.startsWith(candidate)) ?? "=";
  const operand = text.startsWith(operator) ? text.slice(operator.length) : text;
  const test = testOf(operator, operand);
  const matches: Matcher = (value) => {
    if (Array.isArray(value)) return value.some(matches);
    return value !== null && value !== undefined && test(value);
  };
  return matches;
}

function testOf(operator: Operator, operand: string): (value: unknown) => boolean {
  switch (operator) {
    case "=":
      return (value) => compareValues(value, operand) === 0;
    case "!=":
      return (value) => compareValues(value, operand) !== 0;
    case ">":
      return (value) => compareValues(value, operand) > 0;
    case ">=":
      return (value) => compareValues(value, operand) >= 0;
    case "<":
      return (value) => compareValues(value, operand) < 0;
    case "<=":
      return (value) => compareValues(value, operand) <= 0;
    case "><":
    case "!><": {
      const items = operand.split("|");
      return (value) => items.some((item) => compareValues(value, item) === 0) === (operator === "><");
    }
    default: {
      const pattern = likePattern(operand);
      return (value) => pattern.test(String(value)) === (operator === "~");
    }
  }
}

function likePattern(operand: string): RegExp {
  const body = operand
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("%", ".*")
    .replaceAll("_", ".");
  return new RegExp(`^${body}$`, "is");
}

const wholeNumber = /^-?\d+$/;
const isoDay = /^\d{4}-\d{2}-\d{2}/;

/** Orders two values as a database would: numbers by size (also beyond 2^53), moments by time, everything else as text. */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [one, other] = [String(left), String(right)];
  if (one === other) return 0;
  if (wholeNumber.test(one) && wholeNumber.test(other)) return BigInt(one) < BigInt(other) ? -1 : 1;
  if (typeof left === "number") return left - Number(other);
  if (isoDay.test(one) && isoDay.test(other)) return Date.parse(one) - Date.parse(other);
  return one < other ? -1 : 1;
}
