import type { Command } from "../../command.ts";
import { notice } from "../../replies/build-reply.ts";
import { dayOf } from "../../replies/format-time.ts";

/** Sources named; the rest are counted. */
const named = 25;
/** Sources with a button. */
const pressable = 5;

/** Where the stories come from, how many each, the newest of each. */
export const sources: Command<Record<string, never>> = {
  name: "sources",
  aliases: ["來源", "来源"],
  parse: (rest) => (rest ? undefined : {}),
  async run(_, asked, room) {
    const { words } = asked;
    const all = await room.articles.sources();
    if (!all.length) return notice(asked, [words.noArticles], { title: words.sources });
    const more = all.length - named;
    return notice(asked, [words.sourcesHint, ...(more > 0 ? [words.moreSources(more)] : [])], {
      title: words.sources,
      items: all.slice(0, named).map(({ source, articles, newest }) => ({
        name: source,
        detail: words.sourceDetail(articles, dayOf(newest, asked)),
        code: false,
      })),
      actions: all.slice(0, pressable).map(({ source }) => ({
        label: words.buttons.searchFor(source),
        command: `search source:"${source.replaceAll('"', " ").trim()}"`,
      })),
    });
  },
};
