// Which words did the mapping not know? Shared by the mapping tests of the Hub.
import { type HubWords, hubWords } from "../../../src/connectors/ngenea-hub/map/words.ts";

/** Readers of the Hub's words, and the words that they reported. */
export function listeningWords(): { words: HubWords; reported: string[] } {
  const reported: string[] = [];
  const words = hubWords({ unknownWord: (field, word) => reported.push(`${field} ${word}`) });
  return { words, reported };
}
