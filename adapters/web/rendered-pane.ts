import { html } from "hono/html";
import type { Message } from "../../src/chat/message.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { format } from "../../src/locales/date-format.ts";

/** A reply as one platform shows it. What can be pressed carries the payload of its press in `data-press`. */
export type RenderedPane = { html: string };

/** Shown for every picture, so that looking at a story sends no request to another site. */
export const picture = "/photo.svg";

/** The bot's own picture. */
export const avatar = "/picture.svg";

/** A part that cannot be drawn is named, never left out. */
export const unknown = (type: string) =>
  html`<p class="unknown">A part of the kind “${type}” cannot be shown here.</p>`;

export type Html = ReturnType<typeof html>;

/** What a client writes around a message: who sees it, when it came, and what it answers. */
export type MessageFrame = Pick<Reply, "visibility" | "locale" | "zone"> & {
  /** In ms since the epoch. */
  at: number;
  answers?: Pick<Message, "kind" | "text">;
};

/** The hour of a message as its reader's client shows it: "3:32 PM". */
export const hourOf = ({ at, locale, zone }: MessageFrame): string =>
  format(at, { locale, zone }, { timeStyle: "short" });

/** The sign of what only one person sees. */
export const eye = html`<svg class="eye" viewBox="0 0 20 20" aria-hidden="true"><path fill="none" stroke="currentColor"
  stroke-width="1.6" d="M1.8 10S5 4.3 10 4.3 18.2 10 18.2 10 15 15.7 10 15.7 1.8 10 1.8 10Z"/><circle cx="10" cy="10"
  r="2.6" fill="currentColor"/></svg>`;
