import type { Reply } from "../../../chat/reply.ts";
import { feedName } from "../../../ingest/feeds/feed.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { privateNotice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";

const maxNamed = 10;

/** Adds the feeds of a pack, which are then read one after another. */
export async function addPack(
  name: string,
  context: RequestContext,
  { feedService, packs }: NonNullable<BotDeps["feeding"]>,
): Promise<Reply> {
  const { feeds: words } = context.sentences;
  const all = (await packs?.()) ?? [];
  const pack = all.find((one) => one.name === name);
  if (!pack)
    return privateNotice(context, [
      words.noSuchPack(
        name,
        all.map((one) => one.name),
      ),
    ]);
  const added = await feedService.note(pack.feeds);
  const actions = [{ label: words.title, command: "feeds" }];
  if (added.length === 0) return privateNotice(context, [words.packKnown], { actions });
  const names = added.slice(0, maxNamed).map(feedName);
  return privateNotice(context, [words.packAdded(names, added.length - names.length)], { actions });
}
