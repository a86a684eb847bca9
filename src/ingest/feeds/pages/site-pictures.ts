import { LRUCache } from "lru-cache";
import type { ArticleImage } from "../../../article/article.ts";
import type { Draft } from "../../draft.ts";

/** So many articles of a site do not share a picture of their own. */
const minSharing = 3;
/** Of a long feed some may share one all the same: a portrait of the mayor. */
const minShare = 0.1;

const maxSites = 500;
/** Of one site. */
const maxPages = 30;

/** What a site shows where an article has no picture stands on many of its articles. */
export type SitePictures = {
  /** The picture of a page, unless others of the last pages of its site that were read have it too. */
  ownImage(image: ArticleImage | undefined, url: string): ArticleImage | undefined;
};

/** The articles of a feed, without the pictures that many of them share. */
export function withoutSharedPictures(drafts: Draft[]): Draft[] {
  const sharing = new Map<string, Set<string>>();
  for (const { image, url, title } of drafts)
    if (image) sharing.getOrInsertComputed(fileOf(image), () => new Set()).add(url ?? title);
  const least = Math.max(minSharing, minShare * drafts.length);
  const isOwn = (image: ArticleImage) => (sharing.get(fileOf(image))?.size ?? 0) < least;
  return drafts.map((draft) => (draft.image && !isOwn(draft.image) ? { ...draft, image: undefined } : draft));
}

export function createSitePictures(): SitePictures {
  const sites = new LRUCache<string, { url: string; file: string }[]>({ max: maxSites });
  return {
    ownImage(image, url) {
      if (!image) return undefined;
      const host = URL.parse(url)?.host ?? "";
      const file = fileOf(image);
      const others = (sites.get(host) ?? []).filter((page) => page.url !== url);
      sites.set(host, [...others.slice(1 - maxPages), { url, file }]);
      const sharing = 1 + others.filter((page) => page.file === file).length;
      return sharing < minSharing ? image : undefined;
    },
  };
}

/** The same file is asked for in several sizes. */
function fileOf({ url }: ArticleImage): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}
