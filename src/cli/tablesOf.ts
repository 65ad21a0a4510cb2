// How does an answer look in columns? A table for each list in it, and one for what stands beside the lists. Pure.
import { type TableRow, table } from "./table.ts";

/** The tables of an answer, each under the name of its field; where a list tells of its sources, a second one does. */
export function tablesOf(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .flatMap(([name, value]) => {
      const told = isRecord(value) && (value.nodes ?? value.edges) !== undefined ? value.sources : undefined;
      const sources = Array.isArray(told) ? [`${name}.sources\n${table(told.map(flat))}`] : [];
      return [`${name}\n${table(rowsOf(value))}`.trimEnd(), ...sources];
    })
    .join("\n\n");
}

function rowsOf(value: unknown): readonly TableRow[] {
  if (Array.isArray(value)) return value.map(flat);
  if (!isRecord(value)) return [{ value }];
  const { nodes, edges } = value;
  if (Array.isArray(nodes)) return nodes.map(flat);
  if (Array.isArray(edges)) return edges.map((edge) => flat(isRecord(edge) ? edge.node : edge));
  return [flat(value)];
}

/** An object with what stands in its objects beside it, as `source.id`; lists are shown as one text. */
function flat(value: unknown): TableRow {
  if (!isRecord(value)) return { value };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, below]): readonly (readonly [string, unknown])[] => {
      if (!isRecord(below)) return [[name, below]];
      const { nodes } = below;
      if (Array.isArray(nodes)) return [[name, nodes.map(short).join(", ")]];
      return Object.entries(flat(below)).map(([inner, each]) => [`${name}.${inner}`, each]);
    }),
  );
}

const short = (value: unknown): string => (isRecord(value) ? Object.values(flat(value)).join(" ") : String(value));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
