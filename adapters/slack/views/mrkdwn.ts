import type { RichTextElement } from "@slack/types";
import { escaped } from "../text.ts";

/** What mrkdwn would read as emphasis, code or an emoji anywhere, or as a quote at the beginning of a line. */
const markup = /[*_~`]|:[^\s:]+:|^[ \t]*>/m;

/** Whether mrkdwn, in which nothing can be quoted, shows a text as it is written. */
const isLiteral = (text: string): boolean => !markup.test(text);

const isSpace = (character: string): boolean => character === "" || /[\s.,;:!?()"'…–—-]/.test(character);

/** Bold begins and ends only beside a space or a sign. */
const isBorder = (left: string, right: string): boolean => isSpace(left) || isSpace(right);

/**
 * Rich text as mrkdwn, which some blocks take alone; undefined where a word would be read as markup.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function asMrkdwn(elements: RichTextElement[]): string | undefined {
  const texts = elements.map((element) => ("text" in element ? (element.text ?? "") : ""));
  const isLink = ({ type }: RichTextElement) => type === "link";
  const hasBar = elements.some((element, at) => isLink(element) && texts[at]?.includes("|"));
  if (hasBar || !isLiteral(texts.join(""))) return undefined;
  return elements.map((element, at) => spelled(element, texts[at - 1], texts[at + 1])).join("");
}

function spelled(element: RichTextElement, before = "", after = ""): string {
  switch (element.type) {
    case "text": {
      const { text, style } = element;
      const isApart =
        isBorder(before.slice(-1), text.slice(0, 1)) && isBorder(text.slice(-1), after.slice(0, 1));
      return style?.bold && isApart ? inBold(escaped(text)) : escaped(text);
    }
    case "link":
      return inBold(`<${addressOf(element.url)}|${escaped(element.text ?? "")}>`);
    case "date":
      return `<!date^${element.timestamp}^${element.format}|${escaped(element.fallback ?? "")}>`;
    default:
      return "";
  }
}

/** Emphasis holds no space at its ends. */
function inBold(text: string): string {
  const inside = text.trim();
  const start = text.indexOf(inside);
  return inside && `${text.slice(0, start)}*${inside}*${text.slice(start + inside.length)}`;
}

/** A bar would end the address. */
const addressOf = (url: string): string => escaped(url).replaceAll("|", "%7C");
