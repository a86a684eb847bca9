import { makeEdition } from "../../../digest/edition/edition.ts";
import type { Command } from "../../command.ts";
import { results } from "../../replies/build-reply.ts";
import { articleEntry } from "../../replies/story-entry.ts";
import { rememberList } from "../story/last-list.ts";

/** What was reported within this time is what goes on now, in milliseconds. */
const windowMs = 3 * 86_400_000;

const shown = 5;

/** The stories that most sources tell these days, the newer before the older. */
export const trending: Command<Record<string, never>> = {
  name: "trending",
  aliases: ["熱門", "热门"],
  parse: (rest) => (rest ? undefined : {}),
  async run(_, context, deps) {
    const { sentences, now, zone } = context;
    const { stories } = await makeEdition(deps, { from: now - windowMs, to: now, zone, limit: shown });
    const entries = stories.map(({ article, also }) =>
      articleEntry(article, sentences, { notes: also.length ? [sentences.alsoIn(also)] : [] }),
    );
    const reply = results(context, sentences.trending, entries, {
      notes: entries.length ? [] : [sentences.trendingNothing],
      actions: [{ label: sentences.buttons.newest, command: "latest" }],
    });
    await rememberList(reply, context, deps);
    return reply;
  },
};
