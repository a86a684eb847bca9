import { html } from "hono/html";
import { z } from "zod";
import type { Html } from "../rendered-pane.ts";

const text = z.object({ text: z.string() });
const option = z.object({ text, value: z.string().optional(), url: z.string().optional() });

/** What can be pressed in our messages. https://docs.slack.dev/reference/block-kit/block-elements */
const element = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("button"),
    action_id: z.string().optional(),
    text,
    value: z.string().optional(),
    url: z.string().optional(),
    style: z.enum(["primary", "danger"]).optional(),
  }),
  z.object({ type: z.literal("overflow"), action_id: z.string(), options: z.array(option) }),
  z.object({
    type: z.literal("static_select"),
    action_id: z.string(),
    placeholder: text.optional(),
    options: z.array(option),
  }),
]);

/** A button, a menu behind three dots or a menu of choices in Slack's shape; undefined for any other element. */
export function drawElement(part: unknown): Html | undefined {
  const read = element.safeParse(part).data;
  switch (read?.type) {
    case "button":
      return pressable(read.action_id, read, `slack-button ${read.style ?? ""}`);
    case "overflow":
      return html`<details class="overflow"><summary aria-label="More actions">${dots}</summary><div>${read.options.map(
        (one) => pressable(read.action_id, one, "choice"),
      )}</div></details>`;
    case "static_select": {
      const label = read.placeholder?.text ?? "";
      return html`<select class="menu" aria-label="${label}"><option value="" hidden>${label}</option>${read.options.map(
        (one) => html`<option value="${pressOf(read.action_id, one.value)}">${one.text.text}</option>`,
      )}</select>`;
    }
    case undefined:
      return undefined;
  }
}

type Pressable = { text: { text: string }; value?: string; url?: string };

/** A part that leads to another site is a link, any other carries what its press sends. */
const pressable = (actionId: string | undefined, { text: { text }, value, url }: Pressable, look: string) =>
  url
    ? html`<a class="${look}" href="${url}" target="_blank" rel="noreferrer">${text}</a>`
    : html`<button type="button" class="${look}" data-press="${pressOf(actionId, value)}">${text}</button>`;

const pressOf = (action_id = "", value = ""): string => JSON.stringify({ action_id, value });

const dots = html`<svg viewBox="0 0 16 16" aria-hidden="true"><g fill="currentColor"><circle cx="8" cy="3" r="1.5"/><circle
  cx="8" cy="8" r="1.5"/><circle cx="8" cy="13" r="1.5"/></g></svg>`;
