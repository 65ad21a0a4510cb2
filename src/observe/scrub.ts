// How is a secret kept out of a text that nobody foresaw? An error of a library may quote what it was given: whatever is known to be
// secret is taken out of the finished line.

/** Shorter ones are found in innocent words; a secret that short protects nothing. */
const SHORTEST = 6;
const HIDDEN = "[hidden]";

/** Takes these values out of texts, also where they stand in JSON, in an URL or in a header of basic authentication. */
export function createScrubber(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(secrets.filter((secret) => secret.length >= SHORTEST).flatMap(formsOf));
  if (forms.size === 0) return (text) => text;
  // The longest first, so that nothing of one that holds another is left.
  const longestFirst = [...forms].sort((left, right) => right.length - left.length);
  return (text) => longestFirst.reduce((left, form) => left.replaceAll(form, HIDDEN), text);
}

/** A secret as it may be written. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  Buffer.from(secret).toString("base64"),
];
