import type { Table } from "./section.ts";

/** A table as lines for a terminal: the first column to the left, figures to the right. */
export function formatTable({ title, columns, rows, notes }: Table): string {
  const all = [columns, ...rows];
  const widths = columns.map((_, i) => Math.max(...all.map((row) => (row[i] ?? "").length)));
  const line = (row: string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [title, rule, line(columns), rule, ...rows.map(line), ...notes.map((note) => `  ${note}`), ""].join(
    "\n",
  );
}
