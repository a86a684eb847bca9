import { openData } from "../app/app.ts";
import { groupStories } from "../search/stories/group-stories.ts";
import { readJsonOnly, type Verb } from "./verb.ts";

const usage = "stories [--json]";

/** The stories that several articles tell, those told most often first. */
export const stories: Verb = {
  usage,
  summary: "list the stories that several articles tell, with the articles",
  async run(words, config) {
    const json = readJsonOnly(words, usage);
    const storage = await openData(config);
    await groupStories({ ...storage, now: Date.now });
    const shared = await storage.stories.shared();
    const tellings = [];
    for (const { id, articles } of shared) {
      const told = await storage.articles.get(articles);
      tellings.push({
        story: id,
        articles: told.map(({ id, title, source, url }) => ({ id, title, source, url })),
      });
    }
    await storage.close();
    console.log(json ? JSON.stringify(tellings, null, 2) : describe(tellings));
    return 0;
  },
};

type StoriesOutput = { story: string; articles: { id: string; title: string; source: string }[] };

function describe(tellings: StoriesOutput[]): string {
  if (tellings.length === 0) return "No story is told by more than one article.";
  const lines = tellings.map(({ story, articles }) =>
    [story, ...articles.map(({ id, title, source }) => `  ${id}  ${source}: ${title}`)].join("\n"),
  );
  return lines.join("\n");
}
