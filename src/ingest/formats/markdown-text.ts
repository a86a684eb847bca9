import { blocks, cleanText, joinLines } from "../text/clean.ts";

/** Inline markup and what remains of it. Escaped characters are hidden before and restored after. */
const inline: [RegExp, string][] = [
  [/!\[([^[\]\n]*)\]\([^()\n]*\)/g, ""],
  [/\[([^[\]\n]+)\]\((?:[^()\n]|\([^()\n]*\))*\)/g, "$1"],
  [/\[([^[\]\n]+)\]\[[^[\]\n]*\]/g, "$1"],
  [/<((?:https?|mailto):[^<>\s]+)>/g, "$1"],
  [/<\/?[a-z][^<>\n]*>/gi, ""],
  [/(`{1,3})([^`\n]+)\1/g, "$2"],
  [/(\*{1,3})(?=\S)([^*\n]*[^\s*])\1/g, "$2"],
  [/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]*[^\s_])\1(?![\p{L}\p{N}_])/gu, "$2"],
  [/~~(?=\S)([^~\n]*[^\s~])~~/g, "$1"],
];
const mark = /^(?:#{1,6}(?=\s)|(?:>\s?)+)\s*/;
const nothing = /^(?:[-*_=]{3,}|(?:[-*_] ){2,}[-*_]|```.*|~~~.*|\[[^\]]+\]:\s*\S.*)$/;
const listItem = /^(?:[-*+]|\d{1,3}[.)])\s/;

/** Markdown as plain paragraphs; with `takeHeading` an initial "# heading" is returned separately. */
export function plainMarkdown(
  markdown: string,
  { takeHeading }: { takeHeading: boolean },
): { heading?: string; body: string } {
  // A heading is a paragraph, even without an empty line after it.
  const paragraphs = blocks(withoutComments(cleanText(markdown))).flatMap((lines) =>
    group(lines, (line, previous) => isHeading(line) || isHeading(previous)),
  );
  const hasHeading = takeHeading && /^#\s/.test(paragraphs[0]?.[0] ?? "");
  const heading = hasHeading ? plainParagraph(paragraphs[0] ?? []) : undefined;
  const body = paragraphs
    .slice(hasHeading ? 1 : 0)
    .map(plainParagraph)
    .filter(Boolean);
  return { heading, body: body.join("\n\n") };
}

function withoutComments(text: string): string {
  const [start = "", ...rest] = text.split("<!--");
  return start + rest.map((part) => part.slice(part.includes("-->") ? part.indexOf("-->") + 3 : 0)).join("");
}

const isHeading = (line: string): boolean => /^#{1,6}\s/.test(line);

/** Soft-wrapped lines are joined; list items keep their lines. */
function plainParagraph(lines: string[]): string {
  const texts = lines.filter((line) => !nothing.test(line)).map(plainLine);
  return group(texts, (line) => listItem.test(line))
    .map(joinLines)
    .join("\n");
}

function group(lines: string[], begins: (line: string, previous: string) => boolean): string[][] {
  const groups: string[][] = [];
  lines.forEach((line, index) => {
    if (index === 0 || begins(line, lines[index - 1] ?? "")) groups.push([line]);
    else groups.at(-1)?.push(line);
  });
  return groups;
}

const plainLine = (line: string): string =>
  withoutInline(isHeading(line) ? line.replace(mark, "").replace(/ #+$/, "") : line.replace(mark, ""));

function withoutInline(text: string): string {
  const escaped = text.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) =>
    String.fromCharCode(0xe000 + sign.charCodeAt(0)),
  );
  const plain = inline.reduce((rest, [pattern, left]) => rest.replace(pattern, left), escaped);
  return plain.replace(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000)).trim();
}
