import type { linksEn } from "../en/links.ts";

export const linksZhTw: typeof linksEn = {
  storyOf: (title) => `「${title}」與相關新聞`,
  narrowed: (words) => `只列出提到「${words}」的相關新聞。`,
  noneWith: (words) => `相關新聞都沒有提到「${words}」，以下是全部。`,
  notHeld: (site) => `我沒有收錄 ${site} 的這個網頁。`,
  foundInstead: (words) => `以下是關於「${words}」的新聞。`,
};
