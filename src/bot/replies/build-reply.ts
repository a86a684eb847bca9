import type { Action, Entry, NoticeReply, ResultsReply } from "../../chat/reply.ts";
import type { RequestContext } from "../request-context.ts";

/** What every reply carries. */
export const frame = ({ visibility, locale, zone }: RequestContext) => ({
  visibility,
  locale: locale as string,
  zone,
  actions: [] as Action[],
});

/** A few lines for a person. */
export const notice = (
  context: RequestContext,
  lines: string[],
  more: Partial<NoticeReply> = {},
): NoticeReply => ({
  ...frame(context),
  kind: "notice",
  lines,
  items: [],
  ...more,
});

/** A list of stories. */
export const results = (
  context: RequestContext,
  title: string,
  entries: Entry[],
  more: Partial<ResultsReply> = {},
): ResultsReply => ({ ...frame(context), kind: "results", title, notes: [], entries, ...more });
