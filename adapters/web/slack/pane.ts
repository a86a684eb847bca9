import { html } from "hono/html";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Block, Message } from "slack-blocks-to-jsx";
import type { Reply } from "../../../src/chat/reply.ts";
import { render } from "../../slack/views/render.ts";
import { avatar, picture, type RenderedPane, unknown } from "../rendered-pane.ts";
import { drawElement } from "./elements.ts";
import { dateOf, withDates } from "./markup.ts";
import { picturedBlock } from "./pictures.ts";

/** A reply as Slack shows it: the payload of adapters/slack, drawn block by block. */
export const slackPane = (reply: Reply): RenderedPane => ({
  html: render(reply)
    .blocks.map((block) => drawBlock(block, reply.locale))
    .join(""),
});

/** One block, drawn, or named if the renderer does not know it. */
export function drawBlock(block: { type: string }, locale: string): string {
  const pictured = picturedBlock(block, locale);
  if (pictured) return pictured;
  const { standalone, drawn } = standaloneOf(block, locale);
  const blocks = [standalone];
  const element = createElement(Message, { blocks, logo: avatar, name: "Newsdesk", withoutWrapper: true });
  const markup = renderToStaticMarkup(element).replaceAll(/<link rel="preload"[^<>]*>/g, "");
  const shows = /<(button|img|hr|input|select)|>[^<]/.test(markup);
  return shows ? withDrawn(markup, drawn) : String(unknown(block.type));
}

/** Parts of a block by number, as HTML; an element stands where the renderer drew a button. */
type DrawnParts = { html: string; isElement: boolean }[];

/** Two noncharacters, which no text should hold, with the number of a part between them. */
const placeholder = (number: number): string => `\uFFFE${number}\uFFFE`;
const placeholders = /\uFFFE(\d+)\uFFFE/g;

/**
 * The payload without what only Slack can fill in: dates become what it would show, pictures our own.
 * The renderer reads markup in plain texts too, which Slack shows as they are written, and draws buttons that
 * press nothing. So texts and elements are set in after the drawing, each where its number stands.
 */
function standaloneOf(block: object, locale: string): { standalone: Block; drawn: DrawnParts } {
  const drawn: DrawnParts = [];
  const keep = (part: string, isElement: boolean) => placeholder(drawn.push({ html: part, isElement }) - 1);
  const standalone = JSON.stringify(block, (key, value) => {
    if (key === "image_url") return picture;
    if (value?.type === "date") return { type: "text", text: dateOf(value, locale) };
    if (value?.type === "plain_text")
      return { type: "mrkdwn", text: keep(String(html`${value.text}`), false) };
    if (value?.type === "mrkdwn") return { ...value, text: withDates(value.text, locale) };
    const element = drawElement(value);
    return element ? { type: "button", text: { type: "mrkdwn", text: keep(String(element), true) } } : value;
  });
  return { standalone: JSON.parse(standalone), drawn };
}

const buttonEnd = "</button>";

/** The markup with each part where its number stands, an element in place of the button around it. */
function withDrawn(markup: string, drawn: DrawnParts): string {
  const [before = "", ...buttons] = markup.split("<button");
  const replaced = buttons.map((button) => {
    const end = button.indexOf(buttonEnd);
    const [placeholder] = button.slice(0, end).matchAll(placeholders);
    const part = drawn[Number(placeholder?.[1])];
    return part?.isElement ? part.html + button.slice(end + buttonEnd.length) : `<button${button}`;
  });
  return [before, ...replaced]
    .join("")
    .replaceAll(placeholders, (whole, at) => drawn[Number(at)]?.html ?? whole);
}
