import { webAddress } from "../../../article/address.ts";
import type { Article } from "../../../article/article.ts";
import { articleKey } from "../../../article/identity.ts";
import type { ArticleStore } from "../../../article/store.ts";
import { stopWords } from "../../../search/text/stop-words.ts";

/** The article at an address, however it is written there; undefined if it is not held. */
export async function articleAt(
  url: string,
  articles: Pick<ArticleStore, "byKeys">,
): Promise<Article | undefined> {
  // What follows an address in Chinese may belong to the sentence.
  const written = [url, url.replace(/\p{sc=Han}.*$/su, "")];
  const pages = written.flatMap((one) => [one, ...linksInside(one)]).flatMap(waysToWrite);
  return articles.byKeys([
    ...new Set(pages.flatMap((page) => [articleKey.url(page), articleKey.formerUrl(page)])),
  ]);
}

/** Services that count clicks carry the address proper as a parameter. */
const linksInside = (url: string): string[] =>
  [...(URL.parse(url)?.searchParams.values() ?? [])].filter((value) => /^https?:\/\//i.test(value));

/** The addresses that usually lead to the same page, the given one first. */
function waysToWrite(address: string): string[] {
  const url = URL.parse(webAddress(address) ?? "");
  if (!url) return [];
  const { host, pathname, search, hash } = url;
  const bare = host.replace(/^(?:www|m|mobile|amp)\./, "");
  const hosts = [host, bare, `www.${bare}`];
  const path = pathname.replace(/\/$/, "");
  const paths = [pathname, path, `${path}/`, path.replace(/(?:\/|\.)amp$/, "")];
  const ends = path === "" ? [search + hash] : [search + hash, search, ""];
  return ends.flatMap((end) =>
    paths.flatMap((one) =>
      hosts.flatMap((name) => ["https:", "http:"].map((scheme) => `${scheme}//${name}${one}${end}`)),
    ),
  );
}

const minHanChars = 4;

/** What the path of an address says in words, such as "tsmc delays its plant"; undefined if it says nothing. */
export function wordsOfAddress(url: string): string | undefined {
  const parts = (URL.parse(url)?.pathname ?? "").split("/").map(wordsIn);
  const most = Math.max(0, ...parts.map(({ telling }) => telling));
  return most < 2 ? undefined : parts.find(({ telling }) => telling === most)?.words.join(" ");
}

function wordsIn(part: string): { words: string[]; telling: number } {
  const words = decoded(part)
    .replace(/\.\p{L}{2,5}$/u, "")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    // Numbers and the names of pages in a database say nothing.
    .filter((word) => /\p{L}/u.test(word) && (word.length <= 4 || !/\p{N}/u.test(word)));
  const isTelling = (word: string) => word.length > 2 && !stopWords.has(word.toLowerCase());
  const isChinese = (words.join("").match(/\p{sc=Han}/gu)?.length ?? 0) >= minHanChars;
  return { words, telling: isChinese ? Math.max(2, words.length) : words.filter(isTelling).length };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // URIError: a percent sign that begins no character
  }
}
