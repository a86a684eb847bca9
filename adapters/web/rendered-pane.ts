import { html } from "hono/html";

/** A reply in one platform's looks, and what each of its buttons, in order, sends when it is pressed. */
export type RenderedPane = { html: string; presses: string[] };

/** Stands for every picture: looking at a story asks nobody else for anything. */
export const picture = "/picture.svg";

/** A part that cannot be drawn is named, never left out. */
export const unknown = (type: string) =>
  html`<p class="unknown">A part of the kind “${type}” cannot be shown here.</p>`;
