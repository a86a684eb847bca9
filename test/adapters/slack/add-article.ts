import type { ArticleDraft } from "../../../src/article/article.ts";
import { articleKey } from "../../../src/article/identity.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { friday, type Newsroom } from "../../bot/newsroom.ts";

/** One more article in a newsroom, which its index knows. */
export async function addArticle(
  { deps }: Newsroom,
  title: string,
  url: string,
  more: Pick<ArticleDraft, "image" | "body"> = {},
): Promise<void> {
  const draft = {
    title,
    source: "Island Daily",
    tags: [],
    language: "en",
    publishedAt: friday,
    url,
    ...more,
  };
  await deps.articles.add([{ ...draft, keys: [`text:${title}`, articleKey.url(url)] }], friday);
  await catchUp(deps.index, deps.articles);
}
