// How is an answer parsed while it comes in? Its lists are cut into pieces of whole elements; each piece is parsed as soon as it is
// there, so that neither the whole text nor a long parse ever stands in the way.
import { parseJson } from "./json.ts";

/** A piece of a list is cut off once it is so long: parsing it takes about a millisecond. */
const PIECE_BYTES = 64 * 1024;

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * One answer on its way in. Cut are lists that stand in no other list; that is where the length of vendors' answers lies. What is
 * left, the frame, is short and parsed at the end, with the number of each list in its place.
 */
export class JsonPieces {
  readonly #lists: unknown[][] = [];
  readonly #frame: string[] = [];
  /** Bytes since the last cut. */
  #run: Buffer[] = [];
  #runBytes = 0;
  #depth = 0;
  /** Depth of the list that is being cut; 0 = none. */
  #listDepth = 0;
  #inString = false;
  #isEscaped = false;

  /** Takes the next bytes, and parses the pieces that they complete. Throws a SyntaxError, which may quote the text. */
  take(chunk: Buffer): void {
    let from = 0;
    for (let at = this.#inString ? this.#skipString(chunk, 0) + 1 : 0; at < chunk.length; at += 1) {
      switch (chunk[at]) {
        case QUOTE:
          at = this.#skipString(chunk, at + 1);
          break;
        case OPEN_OBJECT:
          this.#depth += 1;
          break;
        case OPEN_LIST:
          this.#depth += 1;
          if (this.#listDepth > 0) break;
          this.#openList(chunk.subarray(from, at + 1));
          from = at + 1;
          break;
        case COMMA:
          if (this.#depth !== this.#listDepth || this.#runBytes + at - from < PIECE_BYTES) break;
          this.#cutPiece(chunk.subarray(from, at), "goesOn");
          from = at + 1;
          break;
        case CLOSE_LIST:
        case CLOSE_OBJECT:
          if (this.#depth === this.#listDepth && this.#depth > 0) {
            this.#cutPiece(chunk.subarray(from, at), "ends");
            from = at;
          }
          this.#depth -= 1;
          break;
        default:
      }
    }
    this.#add(chunk.subarray(from));
  }

  /** The answer; null when there was nothing but white space. Throws a SyntaxError, which may quote the text. */
  end(): unknown {
    this.#frame.push(this.#takeRun());
    // White space includes the mark that some servers put before UTF-8.
    const frame = this.#frame.join("").trim();
    return frame === "" ? null : this.#filled(parseJson(frame));
  }

  /** Index of the quote that ends the string which goes on at `from`; the chunk's length when it goes on after it. */
  #skipString(chunk: Buffer, from: number): number {
    let at = from;
    if (this.#isEscaped && at < chunk.length) at += 1;
    this.#isEscaped = this.#isEscaped && from >= chunk.length;
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === QUOTE) {
        this.#inString = false;
        return at;
      }
      if (byte === BACKSLASH) at += 1;
    }
    this.#inString = true;
    this.#isEscaped ||= at > chunk.length;
    return chunk.length;
  }

  #add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#run.push(bytes);
    this.#runBytes += bytes.length;
  }

  /** What came since the last cut. A cut stands beside a comma or bracket, never within a character. */
  #takeRun(): string {
    const text = Buffer.concat(this.#run).toString("utf8");
    this.#run = [];
    this.#runBytes = 0;
    return text;
  }

  #openList(bytes: Buffer): void {
    this.#add(bytes);
    this.#frame.push(this.#takeRun(), String(this.#lists.length));
    this.#lists.push([]);
    this.#listDepth = this.#depth;
  }

  #cutPiece(bytes: Buffer, then: "goesOn" | "ends"): void {
    this.#add(bytes);
    const list = this.#lists.at(-1) ?? [];
    const elements = parseJson(`[${this.#takeRun()}]`) as unknown[];
    // Only a list that is empty as a whole has nothing before its end.
    if (elements.length === 0 && (then === "goesOn" || list.length > 0)) throw new SyntaxError("an element is missing");
    for (const element of elements) list.push(element);
    if (then === "ends") this.#listDepth = 0;
  }

  /** A part of the frame with the lists in their places. */
  #filled(part: unknown): unknown {
    if (Array.isArray(part)) return this.#lists[part[0]];
    if (typeof part === "object" && part !== null)
      for (const [name, value] of Object.entries(part))
        if (typeof value === "object" && value !== null)
          Object.defineProperty(part, name, { value: this.#filled(value) });
    return part;
  }
}
