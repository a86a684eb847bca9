import { makeEdition } from "../../../digest/edition/edition.ts";
import type { Command } from "../../command.ts";
import { results } from "../../replies/build-reply.ts";
import { articleEntry } from "../../replies/story-entry.ts";
import { rememberList } from "../story/last-list.ts";

const windowMs = 3 * 86_400_000;
const maxStories = 5;

/** The stories that most sources have reported lately, newer before older; the newest if none is in several. */
export const trending: Command<Record<string, never>> = {
  name: "trending",
  parse: (rest) => (rest ? undefined : {}),
  async run(_, context, deps) {
    const { sentences, now, zone } = context;
    const { stories } = await makeEdition(deps, { from: now - windowMs, to: now, zone, limit: maxStories });
    const entries = stories.map(({ article, also }) =>
      articleEntry(article, sentences, { notes: also.length ? [sentences.alsoIn(also)] : [] }),
    );
    const isReportedWidely = stories.some(({ also }) => also.length > 0);
    const reply = results(context, isReportedWidely ? sentences.trending : sentences.newest, entries, {
      notes: isReportedWidely ? [] : [entries.length ? sentences.trendingSingle : sentences.trendingNothing],
      actions: [{ label: sentences.newest, command: "latest" }],
    });
    await rememberList(reply, context, deps);
    return reply;
  },
};
