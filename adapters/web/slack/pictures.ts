import { html, raw } from "hono/html";
import { z } from "zod";
import { picture } from "../rendered-pane.ts";
import { markupAsHtml } from "./markup.ts";

const image = z.object({ type: z.literal("image"), alt_text: z.string() });
const section = z.object({
  type: z.literal("section"),
  text: z.object({ type: z.literal("mrkdwn"), text: z.string() }),
  accessory: image.optional(),
});
const pictured = z.union([image, section]);

/**
 * A picture, or a text with markup, perhaps with a picture beside it; undefined for any other block. The renderer
 * would draw a picture with a button of its own, and show the markup of our text as signs.
 */
export function picturedBlock(block: object, locale: string): string | undefined {
  const read = pictured.safeParse(block).data;
  if (!read) return undefined;
  if (read.type === "image") return String(html`<img src="${picture}" alt="${read.alt_text}" class="large">`);
  const text = raw(markupAsHtml(read.text.text, locale));
  const beside =
    read.accessory && html`<img src="${picture}" alt="${read.accessory.alt_text}" class="thumbnail">`;
  return String(html`<div class="section"><div>${text}</div>${beside ?? ""}</div>`);
}
