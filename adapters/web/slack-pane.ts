import { html } from "hono/html";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Block, Message } from "slack-blocks-to-jsx";
import type { Reply } from "../../src/chat/reply.ts";
import { render } from "../slack/views/render.ts";
import { picture, type RenderedPane, unknown } from "./rendered-pane.ts";
import { dateOf } from "./slack-markup.ts";
import { picturedBlock } from "./slack-pictures.ts";

/** A reply as Slack shows it: the payload of adapters/slack, drawn block by block. */
export function slackPane(reply: Reply): RenderedPane {
  const { blocks } = render(reply);
  return {
    html: blocks.map((block) => drawBlock(block, reply.locale)).join(""),
    presses: pressesIn(blocks),
  };
}

/** One block, drawn, or named if the renderer does not know it. */
export function drawBlock(block: { type: string }, locale: string): string {
  const pictured = picturedBlock(block, locale);
  if (pictured) return pictured;
  const { standalone, texts } = standaloneOf(block, locale);
  const blocks = [standalone];
  const element = createElement(Message, { blocks, logo: picture, name: "Newsdesk", withoutWrapper: true });
  const markup = renderToStaticMarkup(element)
    .replaceAll(/<link rel="preload"[^<>]*>/g, "")
    .replaceAll(/\uFFFE(\d+)\uFFFE/g, (whole, at) => String(html`${texts[Number(at)] ?? whole}`));
  const shows = /<(button|img|hr|input|select)|>[^<]/.test(markup);
  return shows ? markup : String(unknown(block.type));
}

/**
 * The payload without what only Slack can fill in: dates become what it would show, pictures our own.
 * The renderer reads markup in plain texts too, which Slack shows as they are written. So they are set in
 * after the drawing, each where its number stands between two noncharacters, which no text should hold.
 */
function standaloneOf(block: object, locale: string): { standalone: Block; texts: string[] } {
  const texts: string[] = [];
  const standalone = JSON.parse(JSON.stringify(block), (key, value) => {
    if (key === "image_url") return picture;
    if (value?.type === "date") return { type: "text", text: dateOf(value, locale) };
    if (value?.type !== "plain_text") return value;
    return { ...value, text: `\uFFFE${texts.push(value.text) - 1}\uFFFE` };
  });
  return { standalone, texts };
}

/** The payloads of the buttons, in the order in which they are drawn. */
function pressesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(pressesIn);
  if (typeof part !== "object" || part === null) return [];
  const isButton = "type" in part && part.type === "button" && "action_id" in part && "value" in part;
  if (isButton) return [JSON.stringify({ action_id: part.action_id, value: part.value })];
  return Object.values(part).flatMap(pressesIn);
}
