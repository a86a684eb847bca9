import type { Action, Entry, NoticeReply, ResultsReply } from "../../chat/reply.ts";
import type { RequestContext } from "../request-context.ts";

type ReplyReader = Pick<RequestContext, "visibility" | "zone"> & { locale: string; now?: number };

/** What every reply carries. */
export const frame = ({ visibility, locale, zone, now }: ReplyReader) => ({
  visibility,
  locale,
  zone,
  now,
  actions: [] as Action[],
});

/** A few lines of text. */
export const notice = (
  reader: ReplyReader,
  lines: string[],
  more: Partial<NoticeReply> = {},
): NoticeReply => ({ ...frame(reader), kind: "notice", lines, items: [], ...more });

/** The same, for the asker alone. */
export const privateNotice = (
  reader: ReplyReader,
  lines: string[],
  more: Partial<NoticeReply> = {},
): NoticeReply => notice({ ...reader, visibility: "private" }, lines, more);

/** A list of stories. */
export const results = (
  reader: ReplyReader,
  title: string,
  entries: Entry[],
  more: Partial<ResultsReply> = {},
): ResultsReply => ({ ...frame(reader), kind: "results", title, notes: [], entries, ...more });
