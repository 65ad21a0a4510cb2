// How are rows shown to people? In columns as wide as what stands in them. Pure.

/** A row by column. */
export type TableRow = Readonly<Record<string, unknown>>;

/** Text with a line of column names and one for each row; columns in the order in which they first come. Nothing for no row. */
export function table(rows: readonly TableRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (columns.length === 0) return "";
  const lines = [columns, ...rows.map((row) => columns.map((name) => cell(row[name])))];
  const widths = columns.map((_, place) => Math.max(...lines.map((line) => (line[place] ?? "").length)));
  return lines
    .map((line) =>
      line
        .map((text, place) => text.padEnd(widths[place] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "-";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  // A vendor's name may hold anything; what moves a terminal's cursor does not belong into a table.
  return text.replaceAll(/\p{Cc}+/gu, " ");
}
