/** A piece of a question: `name:` if it has one that is known, and the text, which may be quoted. */
export type Part = { typed: string; negated: boolean; name?: string; text: string; quoted: boolean };

const namesOf: Record<string, string> = {
  title: "title intitle 標題 标题",
  source: "source site 來源 来源",
  section: "section 版面 欄目 栏目",
  tag: "tag 標籤 标签",
  since: "since after from 自",
  until: "until before to 至",
  lang: "lang language 語言 语言",
  sort: "sort 排序",
};

/** What each name of a filter stands for. */
export const filterNames: ReadonlyMap<string, string> = new Map(
  Object.entries(namesOf).flatMap(([field, names]) =>
    names.split(" ").map((name): [string, string] => [name, field]),
  ),
);

/** A question is read up to here; nobody types more. */
const longestQuery = 4_000;

/** Signs from phones and Chinese keyboards as the plain ones they stand for. */
function normalise(text: string): string {
  return text
    .slice(0, longestQuery)
    .toWellFormed()
    .replace(/[“”„‟«»「」『』〝〞〟＂]/g, '"')
    .replace(/：/g, ":")
    .replace(/\s+/g, " ")
    .trim();
}

const allNames = [...filterNames.keys()].join("|");

/** A date may be two words without quotes: since:last week. */
const dateNames = `${namesOf.since} ${namesOf.until}`.replaceAll(" ", "|");
const looseDate = `(?<=(?:${dateNames}):)(?:this|last) (?:week|month|year)(?!\\S)`;

/** Optional minus, optional name of a filter, then a quoted or plain text. */
const partPattern = new RegExp(
  `([-－–—−]*)(?:(${allNames}):)?(?:"([^"]*)(?:"|$)|(${looseDate}|[^\\s"]+))?`,
  "giu",
);

/** The pieces of a question in their order. */
export function partsOf(text: string): { normalised: string; parts: Part[] } {
  const normalised = normalise(text);
  const matches = normalised.matchAll(partPattern);
  return { normalised, parts: [...matches].map(partOf).filter((part) => part !== undefined) };
}

function partOf([, minus = "", name, quoted, plain = ""]: RegExpExecArray): Part | undefined {
  const text = quoted?.trim() ?? plain;
  if (name === undefined && text === "") return undefined;
  const written = quoted === undefined ? text : `"${text}"`;
  const typed = `${minus && "-"}${name === undefined ? "" : `${name}:`}${written}`;
  return { typed, negated: minus !== "", name: name?.toLowerCase(), text, quoted: quoted !== undefined };
}
