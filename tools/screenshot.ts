// What does GraphiQL look like? Runs an example in the GraphiQL of a running gateway and writes the picture:
// `node tools/screenshot.ts http://localhost:4000 docs/graphiql.png`
import { findChromium, openGraphiql } from "./browser.ts";

const [url, file] = process.argv.slice(2);
const chromium = findChromium();
if (url === undefined || file === undefined || chromium === null) {
  console.error(chromium === null ? "There is no Chromium here." : "Usage: node tools/screenshot.ts URL FILE.png");
  process.exitCode = 1;
} else {
  const graphiql = await openGraphiql(url, chromium);
  await graphiql.choose("VolumesNearlyFull");
  await graphiql.run("displayName");
  await graphiql.page.screenshot({ path: file });
  await graphiql.close();
}
