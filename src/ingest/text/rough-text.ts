/** The rest is left out: an article of a newspaper has some thousand characters. */
const maxChars = 100_000;
const maxTitleChars = 200;

/** What an article says, read with so little work that no text can be too much. */
export type RoughText = { title: string; body: string };

const unseen = new Set(["script", "style", "noscript", "template", "svg", "title"]);
const inline = new Set("a b big code em font i s small span strong sub sup tt u".split(" "));
const entities: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " },
};

/** The first line, as a headline, and the lines after it, each a paragraph. */
export function roughText(text: string, title = ""): RoughText {
  const lines = text
    .slice(0, maxChars)
    .split("\n")
    .map(roughLine)
    .filter((line) => line !== "");
  const headline = roughLine(title) || (lines.shift() ?? "");
  const shown =
    headline.length > maxTitleChars ? `${headline.slice(0, maxTitleChars - 1).toWellFormed()}…` : headline;
  return { title: shown, body: lines.join("\n\n") };
}

/** The same of HTML, valid or not; the title is the one it declares. */
export function roughHtml(html: string): RoughText {
  const title = between(html, "<title", "</title");
  return roughText(withoutTags(html), withoutTags(title.slice(title.indexOf(">") + 1)));
}

const roughLine = (line: string): string =>
  line
    .split(/[\s\p{Cc}\p{Cf}]/u)
    .filter((word) => word !== "")
    .join(" ")
    .toWellFormed();

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  const to = from < 0 ? -1 : text.indexOf(end, from);
  return to < 0 ? "" : text.slice(from + start.length, to);
}

/** Text between tags, a line for each block; what follows a tag that never ends is left out. */
function withoutTags(html: string): string {
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; at < html.length && length < maxChars; ) {
    const open = html.indexOf("<", at);
    const text = html.slice(at, open < 0 ? html.length : open);
    parts.push(withoutEntities(text.replaceAll("\n", " ")));
    length += text.length;
    if (open < 0) break;
    const tag = tagAt(html, open);
    if (!inline.has(tag.name)) parts.push("\n");
    at = tag.end;
  }
  return parts.join("");
}

/** A tag, comment, or element that is not shown, and where it ends. */
function tagAt(html: string, open: number): { name: string; end: number } {
  const after = (sign: string, from: number): number => {
    const found = html.indexOf(sign, from);
    return found < 0 ? html.length : found + sign.length;
  };
  if (html.startsWith("<!--", open)) return { name: "!", end: after("-->", open + 4) };
  const [, name = ""] = /^<\/?([a-z][a-z0-9]{0,20})/i.exec(html.slice(open, open + 24)) ?? [];
  if (name === "") return { name: "a", end: open + 1 };
  const lower = name.toLowerCase();
  const end = after(">", open);
  const isUnseen = unseen.has(lower) && html[open + 1] !== "/";
  return { name: lower, end: isUnseen ? after(`</${name}`, end) : end };
}

const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|([a-z]{2,4}));/gi, (whole, code?: string, name?: string) => {
    const point = Number(code ?? 0);
    if (code !== undefined) return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : whole;
    return entities[(name ?? "").toLowerCase()] ?? whole;
  });
