import { blocks, cleanText, joinLines } from "../text/clean.ts";

/** Files wrapped by an editor or mail program are seldom wider. */
const maxWrapColumns = 100;

/** The paragraphs of a plain text: one per line, or joined again if an editor has wrapped the lines. */
export function paragraphsOf(text: string): string[] {
  const found = blocks(cleanText(text));
  const width = found.flat().reduce((widest, line) => Math.max(widest, columns(line)), 0);
  const isFull = (line: string, next: string) => columns(line) + columns(firstWord(next)) >= width;
  return isWrapped(found, width, isFull) ? found.flatMap((lines) => unwrap(lines, isFull)) : found.flat();
}

type IsFull = (line: string, next: string) => boolean;

/** The first word of the next line would not have fitted on a wrapped line; most end in mid-sentence. */
function isWrapped(found: string[][], width: number, isFull: IsFull): boolean {
  const pairs = found.flatMap((lines) =>
    lines
      .slice(1)
      .map((next, index) => isFull(lines[index] ?? "", next) && !endsSentence.test(lines[index] ?? "")),
  );
  return width <= maxWrapColumns && pairs.length >= 3 && pairs.filter(Boolean).length * 2 > pairs.length;
}

function unwrap(lines: string[], isFull: IsFull): string[] {
  const paragraphs: string[][] = [[]];
  lines.forEach((line, index) => {
    paragraphs.at(-1)?.push(line);
    const next = lines[index + 1];
    if (next !== undefined && !isFull(line, next)) paragraphs.push([]);
  });
  return paragraphs.map(joinLines);
}

const endsSentence = /[.!?。！？]["”’」』]?$/;
const firstWord = (line: string): string => /^(?:\p{Script=Han}|\S+)/u.exec(line)?.[0] ?? "";

/** Chinese, Japanese and Korean characters are two columns wide. */
const columns = (line: string): number =>
  line.length + (line.match(/[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0);
