import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { createSitePictures, type SitePictures } from "./site-pictures.ts";

const maxSites = 500;
/** Of one site. */
const maxPages = 20;
const maxParagraphs = 2_000;

type SeenPage = { url: string; paragraphs: Set<string> };

/** What the pages of a site have in common is not what one of them says. */
export type SiteFurniture = SitePictures & {
  /**
   * The paragraphs of a page's article without those that stand on the other pages of its site that were
   * read, on at least half of them. Another address of the same article is no other page.
   */
  without(body: string, url: string): string;
};

export function createSiteFurniture(): SiteFurniture {
  const pages = new LRUCache<string, SeenPage[]>({ max: maxSites });
  return {
    ...createSitePictures(),
    without(body, url) {
      const host = URL.parse(url)?.host ?? "";
      const written = body.split("\n\n");
      const hashes = written.map(hashOf);
      const own: SeenPage = { url, paragraphs: new Set(hashes.slice(0, maxParagraphs)) };
      const others = (pages.get(host) ?? []).filter((page) => page.url !== url);
      pages.set(host, [...others.slice(1 - maxPages), own]);
      const different = others.filter(({ paragraphs }) => !isSame(paragraphs, own.paragraphs));
      const isFurniture = (hash: string) => {
        const seen = different.filter(({ paragraphs }) => paragraphs.has(hash)).length;
        return seen > 0 && seen * 2 >= different.length;
      };
      return written.filter((_, at) => !isFurniture(hashes[at] as string)).join("\n\n");
    },
  };
}

/** A number is no difference: "3 comments". */
const hashOf = (paragraph: string): string =>
  createHash("sha256").update(paragraph.replace(/\d+/g, "0").toLowerCase()).digest("base64url").slice(0, 12);

/** Most of what one says the other says too, in more than a few paragraphs. */
const isSame = (one: Set<string>, other: Set<string>): boolean => {
  const shared = one.intersection(other).size;
  return shared > 3 && shared > 0.7 * Math.min(one.size, other.size);
};
