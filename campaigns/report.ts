// How does a campaign tell what it found? A table for people, kept under docs/reports.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** One thing that a campaign looked at. */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly kept: boolean;
}

/** Prints the findings and writes them to docs/reports; true when all promises were kept. */
export function report(name: string, title: string, findings: readonly Finding[]): boolean {
  const lines = findings.map(
    ({ what, measured, kept }) => `| ${what} | ${measured} | ${kept ? "kept" : "**missed**"} |`,
  );
  const table = ["| promise | measured | |", "|---|---|---|", ...lines].join("\n");
  process.stdout.write(`${title}\n\n${table}\n`);
  writeFileSync(
    join(import.meta.dirname, `../docs/reports/${name}.md`),
    `# ${title}\n\n\`npm run campaign\`\n\n${table}\n`,
  );
  return findings.every(({ kept }) => kept);
}
