// Did a row change between two reads? Deep equality of plain values, many times faster than the general one; an unchanged
// row keeps its object.

/** True when two plain values (rows, their parts, lists, big integers) are deeply equal. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => sameValue(item, right[index]));
  }
  if (Array.isArray(right)) return false;
  return sameFields(left as Fields, right as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function sameFields(left: Fields, right: Fields): boolean {
  let count = 0;
  for (const name in left) {
    if (!Object.hasOwn(right, name) || !sameValue(left[name], right[name])) return false;
    count += 1;
  }
  for (const _name in right) count -= 1;
  return count === 0;
}
