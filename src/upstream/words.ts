// What does a vendor's word mean here? Connectors read every vendor enum through a table made with this.
import type { UpstreamClient } from "./UpstreamClient.ts";

/** The part of the client that is told of unknown words. */
export type UnknownWordListener = Pick<UpstreamClient, "unknownWord">;

/**
 * Makes a reader for one vendor enum. The vendor's words are compared without regard to case. A word that the table does
 * not hold is reported by `client.unknownWord` and becomes `otherwise`; no word at all (null, "") just becomes `otherwise`.
 * @param field what is read, for example `Job.state`.
 */
export function wordReader<W>(
  client: UnknownWordListener,
  field: string,
  table: Readonly<Record<string, W>>,
  otherwise: W,
): (word: string | null | undefined) => W {
  const meanings = new Map(Object.entries(table).map(([word, meaning]) => [word.toLowerCase(), meaning]));
  return (word) => {
    if (word === null || word === undefined || word === "") return otherwise;
    const meaning = meanings.get(word.toLowerCase());
    if (meaning !== undefined) return meaning;
    client.unknownWord(field, word);
    return otherwise;
  };
}
