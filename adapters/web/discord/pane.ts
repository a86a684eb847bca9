import { html } from "hono/html";
import { z } from "zod";
import type { Reply } from "../../../src/chat/reply.ts";
import { render } from "../../discord/views/render.ts";
import { type Html, picture, type RenderedPane, unknown } from "../rendered-pane.ts";
import { discordMarkdown } from "./markdown.ts";

/** Components V2 by number. https://docs.discord.com/developers/components/reference */
const component = z.looseObject({ type: z.number() });
const textDisplay = z.object({ type: z.literal(10), content: z.string() });
const section = z.object({ type: z.literal(9), components: z.array(component), accessory: component });
const container = z.object({
  type: z.literal(17),
  components: z.array(component),
  accent_color: z.number().optional(),
});
const actionRow = z.object({ type: z.literal(1), components: z.array(component) });
const separator = z.object({ type: z.literal(14) });
const thumbnail = z.object({ type: z.literal(11), description: z.string() });
const gallery = z.object({ type: z.literal(12), items: z.array(z.object({ description: z.string() })) });
/** A button that leads to another site; the others are pressed. */
const linkPart = z.object({ type: z.literal(2), label: z.string(), url: z.string() });
const buttonPart = z.object({
  type: z.literal(2),
  label: z.string(),
  custom_id: z.string(),
  style: z.number(),
});
const option = z.object({ label: z.string(), value: z.string() });
const menu = z.object({ type: z.literal(3), placeholder: z.string(), options: z.array(option) });

const known = z.union([
  textDisplay,
  section,
  container,
  actionRow,
  separator,
  thumbnail,
  gallery,
  linkPart,
  buttonPart,
  menu,
]);

/** A reply as Discord shows it: the payload of adapters/discord. No maintained library draws Components V2 yet. */
export function discordPane(reply: Reply): RenderedPane {
  const drawn = render(reply).components.map((one) => draw(one, reply.locale));
  return { html: String(html`${drawn}`) };
}

function draw(part: unknown, locale: string): Html {
  const read = known.safeParse(part).data;
  if (!read) return unknown(`component ${component.safeParse(part).data?.type}`);
  const inside = (parts: unknown[]) => parts.map((one) => draw(one, locale));
  switch (read.type) {
    case 1:
      return html`<div class="row">${inside(read.components)}</div>`;
    case 2:
      return "url" in read ? linkButton(read) : button(read);
    case 3:
      return menuOf(read);
    case 9:
      return html`<div class="section"><div>${inside(read.components)}</div>${inside([read.accessory])}</div>`;
    case 10:
      return html`<div>${discordMarkdown(read.content, locale)}</div>`;
    case 11:
      return html`<img src="${picture}" alt="${read.description}" class="thumbnail">`;
    case 12:
      return html`${read.items.map(
        ({ description }) => html`<img src="${picture}" alt="${description}" class="large">`,
      )}`;
    case 14:
      return html`<hr>`;
    case 17:
      return html`<div class="container" ${accentOf(read.accent_color)}>${inside(read.components)}</div>`;
  }
}

const button = ({ label, style, custom_id }: z.infer<typeof buttonPart>): Html =>
  html`<button type="button" class="style-${style}" data-press="${JSON.stringify({ custom_id })}">${label}</button>`;

const linkButton = ({ label, url }: z.infer<typeof linkPart>): Html =>
  html`<a class="style-5" href="${url}" target="_blank" rel="noreferrer">${label} ${leaves}</a>`;

/** The sign of a button that leaves Discord. */
const leaves = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path fill="none" stroke="currentColor" stroke-width="1.8"
  d="M9 2h5v5M14 2 7.5 8.5M6 3H2.5v10.5H13V10"/></svg>`;

/** The colour of the bar at a container's left side. */
const accentOf = (colour: number | undefined): Html | string =>
  colour === undefined ? "" : html`style="--accent-bar: #${colour.toString(16).padStart(6, "0")}"`;

/** Each choice has the payload of its press as its value. */
const menuOf = ({ placeholder, options }: z.infer<typeof menu>): Html =>
  html`<select class="menu" aria-label="${placeholder}">
    <option value="" hidden>${placeholder}</option>
    ${options.map(
      ({ label, value }) => html`<option value="${JSON.stringify({ custom_id: value })}">${label}</option>`,
    )}
  </select>`;
