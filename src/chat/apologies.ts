import { localeFor, sentencesFor } from "../locales/locale.ts";
import type { NoticeReply } from "./reply.ts";

/** One line from an adapter to one person; `name` is the platform's name of the person's language. */
export const line = (text: string, name: string | undefined): NoticeReply => ({
  kind: "notice",
  visibility: "private",
  locale: localeFor(name),
  zone: "UTC",
  actions: [],
  lines: [text],
  items: [],
});

/** The answer of an adapter when the bot failed; the log has the reason. */
export const apology = (name: string | undefined) => line(sentencesFor(localeFor(name)).apology, name);

/** The answer of an adapter to a button whose command is no longer known. */
export const outdated = (name: string | undefined) => line(sentencesFor(localeFor(name)).outdated, name);

/** The same to a form. */
export const outdatedForm = (name: string | undefined) =>
  line(sentencesFor(localeFor(name)).forms.unknown, name);
