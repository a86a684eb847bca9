import type { linksEn } from "../en/links.ts";

export const linksZhCn: typeof linksEn = {
  storyOf: (title) => `“${title}”和相关新闻`,
  narrowed: (words) => `只列出提到“${words}”的相关新闻。`,
  noneWith: (words) => `相关新闻都没有提到“${words}”，以下是全部。`,
  notHeld: (site) => `我没有收录 ${site} 的这个网页。`,
  foundInstead: (words) => `以下是关于“${words}”的新闻。`,
};
