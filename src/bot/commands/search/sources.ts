import type { Command } from "../../command.ts";
import { notice } from "../../replies/build-reply.ts";
import { dayOf } from "../../replies/format-time.ts";

const maxSources = 25;
const maxButtons = 5;

/** The sources of the stories: how many each has, and when its newest was published. */
export const sources: Command<Record<string, never>> = {
  name: "sources",
  parse: (rest) => (rest ? undefined : {}),
  async run(_, context, deps) {
    const { sentences } = context;
    const all = await deps.articles.sources();
    if (!all.length) return notice(context, [sentences.noArticles], { title: sentences.sources });
    const more = all.length - maxSources;
    return notice(context, [sentences.sourcesHint, ...(more > 0 ? [sentences.moreSources(more)] : [])], {
      title: sentences.sources,
      items: all.slice(0, maxSources).map(({ source, articles, newest }) => ({
        name: source,
        detail: sentences.sourceDetail(articles, dayOf(newest, context)),
        code: false,
      })),
      actions: all.slice(0, maxButtons).map(({ source }) => ({
        label: sentences.buttons.searchFor(source),
        command: `search source:"${source.replaceAll('"', " ").trim()}"`,
      })),
    });
  },
};
