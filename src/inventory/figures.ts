// What does the estate, or a part of it, come to? Put together from what is in hand; costs no vendor call.
import type { Kind } from "../contract/kinds.ts";
import type { Row, RowOf } from "../contract/rows/index.ts";
import type { Source } from "../contract/source.ts";
import { ALERT_SEVERITIES, HEALTHS, type Health, WORK_STATES } from "../contract/words.ts";
import { addSum, emptySum, summaryOf } from "./capacity.ts";
import type { CapacitySummaryRow, EstateFiguresRow, FigureScope } from "./InventoryView.ts";
import { certificateHealth } from "./kinds/Certificate.ts";
import { figuresOfRows, type RowFigures, tableFigures } from "./tableFigures.ts";
import { sourceOf, type ViewContext } from "./ViewContext.ts";
import { healthsIn, inOrder, joinTallies, worstHealth } from "./wordCounts.ts";

/** Where the figures of a part come from. */
interface Part {
  /** Figures of one kind, one entry for each source that has it and could be read. */
  figures(kind: Kind): readonly RowFigures[];
  /** All certificates; null when none could be read. */
  readonly certificates: readonly Row[] | null;
  /** Healths that count beside those of sites and hosts. */
  readonly healths: readonly Health[];
}

/** Means that figures need beside the context. */
export interface FigureMeans {
  /** Rows of a kind below a row, in no particular order; null when they could not be read. */
  readonly rowsBelow: (row: Row, kind: Kind) => readonly Row[] | null;
  readonly sourceHealth: (sourceId: string) => Health;
}

/** Figures of a part of the estate. */
export function estateFigures(context: ViewContext, scope: FigureScope, means: FigureMeans): EstateFiguresRow {
  const part = "site" in scope ? partOfSite(context, scope.site, means) : partOfSources(context, scope, means);
  const count = (kind: Kind): number | null => {
    const figures = part.figures(kind);
    return figures.length === 0 ? null : figures.reduce((sum, one) => sum + one.count, 0);
  };
  const capacity = (kind: Kind): CapacitySummaryRow => {
    const sum = emptySum();
    for (const one of part.figures(kind)) addSum(sum, one.capacity);
    return summaryOf(sum);
  };
  const words = (kind: Kind) => joinTallies(part.figures(kind).map((one) => one.words));
  const counted = <T>(kind: Kind, counts: T): T | null => (part.figures(kind).length === 0 ? null : counts);
  const hosts = words("Host");
  return {
    health: worstHealth(new Set([...part.healths, ...healthsIn(words("Site")), ...healthsIn(hosts)])),
    siteCount: count("Site"),
    hostCount: count("Host"),
    storagePoolCount: count("StoragePool"),
    volumeCount: count("Volume"),
    shareCount: count("Share"),
    expiringCertificateCount: part.certificates?.filter((row) => isExpiring(row, context.nowMs)).length ?? null,
    poolCapacity: capacity("StoragePool"),
    volumeCapacity: capacity("Volume"),
    hostsByHealth: counted("Host", inOrder(HEALTHS, hosts)),
    alertsBySeverity: counted("Alert", inOrder(ALERT_SEVERITIES, words("Alert"))),
    jobsByState: counted("Job", inOrder(WORK_STATES, words("Job"))),
  };
}

function isExpiring(row: Row, nowMs: number): boolean {
  if (row.kind !== "Certificate") return false;
  const health = certificateHealth(row, nowMs);
  return health === "CRITICAL" || health === "WARNING";
}

/** Everything of some sources. */
function partOfSources(
  context: ViewContext,
  scope: Exclude<FigureScope, { readonly site: RowOf["Site"] }>,
  means: FigureMeans,
): Part {
  const { pins } = context;
  const sources = pins.sources.filter((source) => "all" in scope || scope.sourceIds.includes(source.id));
  const listed = (source: Source, kind: Kind) => pins.pin(source, kind).listed;
  const certificates = sources.map((source) => listed(source, "Certificate")).filter((table) => table !== null);
  return {
    figures: (kind) =>
      sources.flatMap((source) => {
        const table = listed(source, kind);
        return table === null ? [] : [tableFigures(table, pins.tables(source))];
      }),
    certificates: certificates.length === 0 ? null : certificates.flatMap((table) => table.rows),
    healths: sources.map((source) => means.sourceHealth(source.id)),
  };
}

/** Everything at one site. */
function partOfSite(context: ViewContext, site: RowOf["Site"], { rowsBelow }: FigureMeans): Part {
  const tables = context.pins.tables(sourceOf(context, site.sourceId));
  const figures = (kind: Kind): RowFigures[] => {
    if (kind === "Site") return [figuresOfRows([site], tables)];
    const rows = rowsBelow(site, kind);
    return rows === null ? [] : [figuresOfRows(rows, tables)];
  };
  const known = new Map<Kind, readonly RowFigures[]>();
  return {
    figures: (kind) => {
      const found = known.get(kind) ?? figures(kind);
      known.set(kind, found);
      return found;
    },
    certificates: rowsBelow(site, "Certificate"),
    healths: [],
  };
}
