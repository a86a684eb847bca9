import type { Article } from "../../../article/article.ts";
import { chooseFrom } from "../../../digest/edition/edition.ts";
import { readWindow } from "../../../digest/edition/news-window.ts";
import type { Command } from "../../command.ts";
import { results } from "../../replies/build-reply.ts";
import { articleEntry } from "../../replies/story-entry.ts";
import { rememberList } from "../story/last-list.ts";

const windowMs = 3 * 86_400_000;
const maxStories = 5;

const isInSeveralSources = (story: Article[]): boolean => new Set(story.map(({ source }) => source)).size > 1;

/** The stories that most sources have reported lately, newer before older; the newest, and a remark, if none is in several. */
export const trending: Command<Record<string, never>> = {
  name: "trending",
  parse: (rest) => (rest ? undefined : {}),
  async run(_, context, deps) {
    const { sentences, now, zone } = context;
    const window = { from: now - windowMs, to: now, zone, limit: maxStories };
    const { news: all } = await readWindow(deps, window);
    // What has no date may be older.
    const news = all.filter(({ publishedAt }) => publishedAt !== undefined);
    const widely = [...Map.groupBy(news, ({ storyId }) => storyId).values()].filter(isInSeveralSources);
    const { stories } = chooseFrom({ news: widely.length > 0 ? widely.flat() : news }, window);
    const entries = stories.map(({ article, also }) =>
      articleEntry(article, sentences, { notes: also.length ? [sentences.alsoIn(also)] : [] }),
    );
    const reply = results(context, widely.length > 0 ? sentences.trending : sentences.newest, entries, {
      notes: widely.length > 0 ? [] : [news.length ? sentences.trendingSingle : sentences.trendingNothing],
      actions: [{ label: sentences.newest, command: "latest" }],
    });
    await rememberList(reply, context, deps, { command: "trending" });
    return reply;
  },
};
