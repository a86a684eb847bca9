/** A figure in a table of the page; `text` is how it is shown. */
export type Cell = { value: number | undefined; text: string };

/** A row for an engine, told by its name in the tables of the section. */
type Row = { name: string; cells: Cell[] };

/** A table in which more is better, or less; it may differ from column to column. */
export type FigureTable = { columns: string[]; better: ("more" | "less")[]; rows: Row[] };

const names: Record<string, string> = {
  newsdesk: "Newsdesk",
  minisearch: "MiniSearch",
  flexsearch: "FlexSearch",
  orama: "Orama",
  lunr: "Lunr",
  "fuse.js": "Fuse.js",
  ufuzzy: "uFuzzy",
  fts5: "SQLite FTS5",
  "fts5+stop": "SQLite FTS5 with a stop list",
};

/** "minisearch (documented)" as MiniSearch (documented); what has one configuration, without it. */
function shownName(name: string): string {
  const [, engine = name, configuration = ""] = /^(.*) \((.*)\)$/.exec(name) ?? [];
  const shown = names[engine] ?? engine;
  return engine === "newsdesk" || engine === "fts5+stop" ? shown : `${shown} (${configuration})`;
}

/** Whether a row is Newsdesk's. */
const isOurs = ({ name }: Row): boolean => name.startsWith("newsdesk ");

/** The table in Markdown, with the best figure of each column in bold. */
export function markdownOf({ columns, better, rows }: FigureTable): string {
  const best = better.map((way, at) =>
    bestOf(
      rows.map(({ cells }) => cells[at]?.value),
      way,
    ),
  );
  const lines = rows.map((row) => {
    const cells = row.cells.map(({ value, text }, at) =>
      value !== undefined && value === best[at] ? `**${text}**` : text,
    );
    return [isOurs(row) ? `**${shownName(row.name)}**` : shownName(row.name), ...cells];
  });
  return [columns, columns.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |`).join("\n");
}

function bestOf(values: (number | undefined)[], way: "more" | "less"): number | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  return way === "more" ? Math.max(...known) : Math.min(...known);
}

/** Where another engine has a better figure than Newsdesk: a line for each column, with the best of the others. */
export function lossesIn({ columns, better, rows }: FigureTable, where: string): string[] {
  const ours = rows.find(isOurs);
  return better.flatMap((way, at) => {
    const own = ours?.cells[at];
    const best = bestOf(
      rows.map(({ cells }) => cells[at]?.value),
      way,
    );
    if (own?.value === undefined || best === undefined || best === own.value) return [];
    const winner = rows.find(({ cells }) => cells[at]?.value === best);
    const theirs = winner?.cells[at]?.text;
    if (!winner || theirs === own.text) return [];
    return [`- ${where}, ${columns[at + 1]}: ${shownName(winner.name)} ${theirs}, Newsdesk ${own.text}`];
  });
}
