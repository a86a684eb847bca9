import { visibleText } from "../../text/visible-text.ts";
import { meantByWindows } from "./repair-entities.ts";

/** Text from anywhere as NFC without invisible characters, every line break a "\n". */
export const cleanText = (text: string): string => visibleText(meantByWindows(text)).normalize("NFC");

/** Text as one clean line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, " ").trim();

/** Clean text whose paragraphs are separated by exactly one empty line. */
export const cleanParagraphs = (text: string): string =>
  blocks(cleanText(text))
    .map((lines) => lines.join("\n"))
    .join("\n\n");

/** The lines of each stretch between empty lines. */
export function blocks(text: string): string[][] {
  const found: string[][] = [[]];
  for (const line of text.split("\n").map((each) => each.replace(/\s+/g, " ").trim())) {
    if (line) found.at(-1)?.push(line);
    else if (found.at(-1)?.length) found.push([]);
  }
  return found.filter((lines) => lines.length > 0);
}

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** The lines of one paragraph as one line: Chinese and Japanese are joined without a space. */
export const joinLines = (lines: string[]): string =>
  lines
    .map((line, index) => {
      const bare = spaceless.test(line.slice(0, 1)) && spaceless.test(lines[index - 1]?.slice(-1) ?? "");
      return index === 0 || bare ? line : ` ${line}`;
    })
    .join("");
