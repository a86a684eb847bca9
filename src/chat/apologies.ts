import { localeFor, sentencesFor } from "../locales/locale.ts";
import type { NoticeReply } from "./reply.ts";

/** One line for one person, of an adapter's own; `name` is what the platform calls the person's language. */
export const line = (text: string, name: string | undefined): NoticeReply => ({
  kind: "notice",
  visibility: "private",
  locale: localeFor(name),
  zone: "UTC",
  actions: [],
  lines: [text],
  items: [],
});

/** What an adapter says when the bot failed; the log has the reason. */
export const apology = (name: string | undefined) => line(sentencesFor(localeFor(name)).apology, name);

/** What an adapter says when a button's command is no longer known. */
export const outdated = (name: string | undefined) => line(sentencesFor(localeFor(name)).outdated, name);
