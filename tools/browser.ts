// How is GraphiQL driven without a person? Chromium over the page, for the screenshot tool and the tests.
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

/** Where systems put Chromium. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** No sandbox, because containers run as root; and nothing that calls home. */
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

/** The browser's file; null when this system has none. */
export const findChromium = (): string | null => PLACES.find((place) => existsSync(place)) ?? null;

/** GraphiQL in a browser. */
export interface OpenGraphiql {
  readonly page: Page;
  /** Every address that the page asked for. */
  readonly requested: readonly string[];
  /** What the page complained of: script errors, and what its content policy kept from it. */
  readonly complaints: readonly string[];
  /** Chooses a tab by the name of its operation. */
  choose(operation: string): Promise<void>;
  /** Puts a document into the tab that is open. */
  write(document: string): Promise<void>;
  /** Runs what is in the open tab and goes on; what is shown changes as answers come. */
  start(): Promise<void>;
  /** What is shown as the answer now. */
  shown(): Promise<string>;
  /** Runs the query in the tab that is open; the answer as shown, once it holds the text. */
  run(awaited: string): Promise<string>;
  close(): Promise<void>;
}

/** Opens GraphiQL of a running gateway and waits until its editor is there. @param url address of the gateway. */
export async function openGraphiql(url: string, executablePath: string): Promise<OpenGraphiql> {
  const browser: Browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const requested: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.setDefaultTimeout(10_000);
  await page.goto(`${url}/graphiql`);
  await page.locator(".graphiql-query-editor .view-line").first().waitFor();
  const answer = page.locator(".result-window");
  // The editor writes spaces as no-break spaces.
  const shown = async () => ((await answer.textContent()) ?? "").replaceAll("\u00a0", " ");
  return {
    page,
    requested,
    complaints,
    choose: async (operation) => page.locator(".graphiql-tab-button", { hasText: operation }).click(),
    write: async (document) => {
      await page.locator(".graphiql-query-editor .view-line").first().click();
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.insertText(document);
    },
    start: () => page.locator(".graphiql-execute-button").click(),
    shown,
    run: async (awaited) => {
      await page.locator(".graphiql-execute-button").click();
      await answer.getByText(awaited).first().waitFor();
      return shown();
    },
    close: () => browser.close(),
  };
}
