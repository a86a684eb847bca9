import { textKey } from "../../../chat/long-texts.ts";
import type { Reply } from "../../../chat/reply.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { notice, results } from "../../replies/build-reply.ts";
import { longDayOf } from "../../replies/format-time.ts";
import { articleEntry, numberedFrom } from "../../replies/story-entry.ts";
import { parseWholeDigest, type WholeDigest, wholeDigestText } from "../../replies/whole-digest.ts";
import type { RequestContext } from "../../request-context.ts";
import { pageActions, pageRange, storiesPerPage } from "../search/list-stories.ts";
import { formatPaging, readPaging } from "../search/listing.ts";
import { rememberList } from "../story/last-list.ts";

/** A page of the stories of one digest or alert, which its button brings along, and the buttons of its pages by key. */
export type DigestPage = { kind: "all"; page: number; list: WholeDigest | { key: string } };

export function parseDigestPage(rest: string): DigestPage | undefined {
  const { text, page } = readPaging(rest);
  const [, key] = /^kept ([\w-]{22})$/.exec(text) ?? [];
  const list = key ? { key } : parseWholeDigest(text);
  return list && { kind: "all", page, list };
}

/**
 * Lists all stories of a digest or an alert, those that it left out too, in its order and whatever came since.
 * However many they are, they are stored once, and of their articles only a page is read.
 */
export async function listDigest(
  { page, list }: DigestPage,
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const { sentences } = context;
  const found = "key" in list ? await keptList(list.key, deps) : list;
  if (!found) return notice(context, [sentences.outdated]);
  const { of, to, ids } = found;
  const key = "key" in list ? list.key : await keepList(found, context, deps);
  const start = Math.min(page - 1, Math.ceil(ids.length / storiesPerPage) - 1) * storiesPerPage;
  const onPage = ids.slice(start, start + storiesPerPage);
  const articles = new Map((await deps.articles.get(onPage)).map((article) => [article.id, article]));
  const turnTo = (number: number) => `digest ${formatPaging({ text: `kept ${key}`, page: number })}`;
  const shown = {
    command: turnTo(page),
    ids: ids.slice(0, start + onPage.length),
    ...(start + onPage.length < ids.length && { next: turnTo(page + 1) }),
    ...(page > 1 && { previous: turnTo(page - 1) }),
  };
  const entries = onPage.flatMap((id, at) => {
    const article = articles.get(id);
    return article ? numberedFrom(start + at + 1, [articleEntry(article, sentences)]) : [];
  });
  const title = (of === "alert" ? sentences.alertAll : sentences.digestAll)(longDayOf(to, context));
  const reply = results(context, title, entries, {
    notes: pageRange(start + 1, onPage.length, ids.length, sentences),
    actions: pageActions(shown, sentences),
  });
  await rememberList(reply, context, deps, shown);
  return reply;
}

/** Under the key of the button's command, which long ones are stored under as well. */
async function keepList(list: WholeDigest, { now }: RequestContext, { longTexts }: BotDeps): Promise<string> {
  const command = `digest ${wholeDigestText(list)}`;
  const key = textKey(command);
  await longTexts.save(key, command, now);
  return key;
}

async function keptList(key: string, { longTexts }: BotDeps): Promise<WholeDigest | undefined> {
  return parseWholeDigest((await longTexts.find(key))?.replace(/^digest /, "") ?? "");
}
