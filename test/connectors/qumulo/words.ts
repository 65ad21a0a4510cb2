// How does a test of a mapping hear of words that are not known? The readers of all words, with what they report.
import { type QumuloWords, qumuloWords } from "../../../src/connectors/qumulo/map/words.ts";

/** Readers, and the words reported so far as `field: word`. */
export function listeningWords(): { words: QumuloWords; strange: string[] } {
  const strange: string[] = [];
  return { words: qumuloWords({ unknownWord: (field, word) => void strange.push(`${field}: ${word}`) }), strange };
}
