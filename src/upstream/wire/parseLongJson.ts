// How is a long answer parsed without holding up everybody else? Its lists are cut into pieces of whole elements, and the
// pieces are parsed one by one, with a turn of the event loop in between. Used by the wire for long bodies.
import { nextTurn } from "../nextTurn.ts";
import { parseJson } from "./json.ts";

/** A piece of a list is cut off once it is so long: parsing it takes a millisecond or two. */
const PIECE_CHARS = 128 * 1024;
/** So many characters are looked through between two turns of the event loop. */
const CHARS_PER_TURN = 512 * 1024;

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** One list that is the answer, or a field of it: where its elements stand, and what they are. */
interface FoundList {
  readonly start: number;
  end: number;
  readonly elements: unknown[];
}

/**
 * Parses a long text as `parseJson` does, in slices. Only lists that are the answer itself or fields of it are cut; that is
 * where the length of vendors' answers lies. Throws a SyntaxError, which may quote the text.
 */
export async function parseLongJson(text: string): Promise<unknown> {
  const lists: FoundList[] = [];
  let depth = 0;
  let list: FoundList | null = null;
  let listDepth = 0;
  let pieceStart = 0;
  let turnEnd = CHARS_PER_TURN;
  const cut = (end: number): void => {
    if (list !== null && /\S/.test(text.slice(pieceStart, end))) append(list.elements, text.slice(pieceStart, end));
  };
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case OPEN_LIST:
        depth += 1;
        // The answer itself (depth 1), or a field of it (depth 2), but not a list in a list.
        if (list === null && depth <= 2 && !(depth === 2 && lists[0]?.start === 1)) {
          list = { start: at + 1, end: at + 1, elements: [] };
          listDepth = depth;
          lists.push(list);
          pieceStart = at + 1;
        }
        break;
      case OPEN_OBJECT:
        depth += 1;
        break;
      case COMMA:
        if (list !== null && depth === listDepth && at - pieceStart >= PIECE_CHARS) {
          cut(at);
          pieceStart = at + 1;
        }
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        if (list !== null && depth === listDepth) {
          cut(at);
          list.end = at;
          list = null;
        }
        depth -= 1;
        break;
      default:
    }
    if (at >= turnEnd) {
      await nextTurn();
      turnEnd = at + CHARS_PER_TURN;
    }
  }
  return together(text, lists);
}

/** The answer with its lists put in their places. The rest of the text is short, and parsed whole. */
function together(text: string, lists: readonly FoundList[]): unknown {
  let rest = "";
  let from = 0;
  for (const { start, end } of lists) {
    rest += text.slice(from, start);
    from = end;
  }
  const answer = parseJson(rest + text.slice(from));
  if (Array.isArray(answer)) return lists[0]?.elements ?? answer;
  if (typeof answer !== "object" || answer === null) return answer;
  const fields = Object.entries(answer);
  let next = 0;
  // Fields keep their order, and a list that was cut is empty now: the lists go back one after the other.
  return Object.fromEntries(
    fields.map(([name, value]) => [name, Array.isArray(value) ? lists[next++]?.elements : value]),
  );
}

function append(elements: unknown[], piece: string): void {
  for (const element of parseJson(`[${piece}]`) as unknown[]) elements.push(element);
}

/** Index of the quote that ends the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
