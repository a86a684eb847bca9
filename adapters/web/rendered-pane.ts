import { html } from "hono/html";

/** A reply as one platform shows it, and the payloads of its buttons in order. */
export type RenderedPane = { html: string; presses: string[] };

/** Shown for every picture, so that looking at a story sends no request to another site. */
export const picture = "/picture.svg";

/** A part that cannot be drawn is named, never left out. */
export const unknown = (type: string) =>
  html`<p class="unknown">A part of the kind “${type}” cannot be shown here.</p>`;

export type Html = ReturnType<typeof html>;
