import { isReadOnly, openDataToRead } from "../../app/data-folder.ts";
import { groupStories } from "../../search/stories/group-stories.ts";
import { visibleLine } from "../../text/visible-text.ts";
import { jsonOption, print, readArgs, type Verb } from "../verb.ts";

const usage = "stories [--json]";

export const stories: Verb = {
  usage,
  summary: "list the stories that several articles tell, with the articles",
  help: "  --json   the stories as data",
  async run(args, config) {
    const { json } = readArgs(args, usage, jsonOption).values;
    const storage = await openDataToRead(config);
    if (!isReadOnly(config)) await groupStories({ ...storage, now: Date.now });
    const shared = await storage.stories.shared();
    const listed = await Array.fromAsync(shared, async (story) => {
      const articles = await storage.articles.get(story.articles);
      const shown = articles.map(({ id, title, source, url }) => ({ id, title, source, url }));
      return { story: story.id, articles: shown };
    });
    await storage.close();
    print(json, listed, describe(listed));
    return 0;
  },
};

type ListedStory = { story: string; articles: { id: string; title: string; source: string }[] };

function describe(listed: ListedStory[]): string {
  if (listed.length === 0) return "No story is told by more than one article.";
  const lines = listed.flatMap(({ story, articles }) => [
    story,
    ...articles.map(({ id, title, source }) => `  ${id}  ${visibleLine(`${source}: ${title}`)}`),
  ]);
  return lines.join("\n");
}
