import type { ResultsReply } from "../../../chat/reply.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { results } from "../../replies/build-reply.ts";
import { longDayOf } from "../../replies/format-time.ts";
import { articleEntry, numberedFrom } from "../../replies/story-entry.ts";
import { parseWholeDigest, type WholeDigest, wholeDigestText } from "../../replies/whole-digest.ts";
import type { RequestContext } from "../../request-context.ts";
import { pageActions, pageRange, storiesPerPage } from "../search/list-stories.ts";
import { formatPaging, readPaging } from "../search/listing.ts";
import { rememberList } from "../story/last-list.ts";

/** A page of the stories of one digest or alert. */
export type DigestPage = WholeDigest & { kind: "all"; page: number };

export function parseDigestPage(rest: string): DigestPage | undefined {
  const { text, page } = readPaging(rest);
  const whole = parseWholeDigest(text);
  return whole && { kind: "all", ...whole, page };
}

/** Lists all stories of a digest or an alert, those that it left out too, in its order and whatever came since. */
export async function listDigest(
  { of, to, ids, page }: DigestPage,
  context: RequestContext,
  deps: BotDeps,
): Promise<ResultsReply> {
  const { sentences } = context;
  const articles = await deps.articles.get(ids);
  const start = Math.min((page - 1) * storiesPerPage, Math.max(0, articles.length - 1));
  const shown = articles.slice(start, start + storiesPerPage);
  const turnTo = (number: number) =>
    `digest ${formatPaging({ text: wholeDigestText({ of, to, ids }), page: number })}`;
  const list = {
    command: turnTo(page),
    ids: articles.slice(0, start + shown.length).map(({ id }) => id),
    ...(start + shown.length < articles.length && { next: turnTo(page + 1) }),
    ...(page > 1 && { previous: turnTo(page - 1) }),
  };
  const entries = shown.map((article) => articleEntry(article, sentences));
  const title = (of === "alert" ? sentences.alertAll : sentences.digestAll)(longDayOf(to, context));
  const reply = results(context, title, numberedFrom(start + 1, entries), {
    notes: pageRange(start + 1, shown.length, articles.length, sentences),
    actions: pageActions(list, sentences),
  });
  await rememberList(reply, context, deps, list);
  return reply;
}
