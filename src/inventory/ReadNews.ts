// What do replicas tell each other of reads? One line of text for each piece of news; what a read failed with is sealed, for it may
// say more of a source than everybody who sees the wire should know.
import type { Problem } from "../contract/problem.ts";
import type { Seal } from "../shared-state/Seal.ts";

/** News of one read. */
export type ReadNews =
  /** What was read is kept. */
  | { readonly how: "kept" }
  /** It was read, and could not be kept: everybody has to read. */
  | { readonly how: "unkept" }
  /** It was given up: whoever waits may read. */
  | { readonly how: "left" }
  /** Somebody waits for it. */
  | { readonly how: "wanted" }
  | { readonly how: "failed"; readonly problem: Problem };

/** News of this topic are of reads. */
export const READ_TOPIC = "reads";

/** Writes news of the read with this name, which holds no space. */
export function writeNews(seal: Seal, name: string, news: ReadNews): string {
  if (news.how !== "failed") return `${news.how} ${name}`;
  const sealed = seal.seal(Buffer.from(JSON.stringify(news.problem)), contextOf(name));
  return `failed ${name} ${sealed.toString("base64")}`;
}

/** Reads them; null for what cannot be understood. A failure that cannot be verified tells just that the read was given up. */
export function readNews(seal: Seal, text: string): { readonly name: string; readonly news: ReadNews } | null {
  const [how, name = "", sealed = ""] = text.split(" ");
  if (how === "kept" || how === "unkept" || how === "left" || how === "wanted") return { name, news: { how } };
  if (how !== "failed") return null;
  const plain = seal.open(Buffer.from(sealed, "base64"), contextOf(name));
  if (plain === null) return { name, news: { how: "left" } };
  // Sealed by a replica of ours.
  return { name, news: { how, problem: JSON.parse(plain.toString("utf8")) as Problem } };
}

const contextOf = (name: string): string => `read failure:1:${name}`;
