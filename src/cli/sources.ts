// Which sources are there, and how do they fare? `storagegraph sources` asks a running gateway, or tells what is configured.
import { readEnvironment } from "../config/environment.ts";
import { ConfigError } from "../config/loadConfig.ts";
import { type AskedGatewayOptions, askedGateway } from "./AskedGateway.ts";
import { configured } from "./configured.ts";
import { type TableRow, table } from "./table.ts";

const QUERY = `{
  sources(first: 1000) { nodes { id vendor displayName health version lastAnsweredAt tlsVerified problems { code } } }
}`;

/** Options of the command. */
export interface SourcesOptions extends AskedGatewayOptions {
  readonly json?: true;
}

/** Prints them as a table, or as JSON. */
export async function sources(options: SourcesOptions): Promise<void> {
  const isRunning =
    options.url !== undefined || (options.config === undefined && readEnvironment().gatewayUrl !== null);
  const rows = isRunning ? await running(options) : asConfigured(options.config);
  console.log(options.json === true ? JSON.stringify(rows, null, 2) : table(rows));
}

/** What the file says; no vendor is asked. */
const asConfigured = (named: string | undefined): readonly TableRow[] =>
  configured(named).config.sources.map(({ id, vendor, displayName, url, auth, tls }) => ({
    source: id,
    vendor,
    name: displayName ?? id,
    url,
    login: Object.keys(auth).join(" and "),
    tls: !url.startsWith("https:") ? "none" : tls.insecureSkipVerify ? "NOT VERIFIED" : "verified",
  }));

async function running(options: AskedGatewayOptions): Promise<readonly TableRow[]> {
  const gateway = await askedGateway(options);
  try {
    const { data, errors } = await gateway.ask({ query: QUERY });
    if (data == null) throw new ConfigError(errors?.[0]?.message ?? "The gateway did not answer.");
    const { nodes } = (data as { readonly sources: { readonly nodes: readonly RunningRow[] } }).sources;
    return nodes.map(({ id, displayName, tlsVerified, problems, ...rest }) => ({
      source: id,
      name: displayName,
      ...rest,
      tls: tlsVerified ? "verified" : "NOT VERIFIED",
      problems: problems.map(({ code }) => code).join(" ") || null,
    }));
  } finally {
    await gateway.close();
  }
}

interface RunningRow extends TableRow {
  readonly id: string;
  readonly displayName: string;
  readonly tlsVerified: boolean;
  readonly problems: readonly { readonly code: string }[];
}
