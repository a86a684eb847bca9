import type { NoticeReply } from "./reply.ts";

/** One line for one person, of an adapter's own. */
export const line = (text: string): NoticeReply => ({
  kind: "notice",
  visibility: "private",
  locale: "en",
  zone: "UTC",
  actions: [],
  lines: [text],
  items: [],
});

/** What an adapter says when the bot failed; the log has the reason. */
export const apology = line("Something went wrong here; it was logged. Please try again.");

/** What an adapter says when a button's command is no longer known. */
export const outdated = line("This button is too old to work. Please ask again.");
