import { webAddress } from "../../article/address.ts";
import type { ArticleImage } from "../../article/article.ts";
import { cleanLine } from "./clean.ts";

/** A picture as a feed or a page names it; sizes as written, such as "1200" or "100%". */
export type NamedPicture = { url: string; alt?: string; width?: string; height?: string };

/** Of an article's picture; a smaller one is an icon, a button or a pixel that counts readers. */
const minSide = 100;

/** Discord's proxy shows nothing larger: https://github.com/discord/discord-api-docs/issues/6392 */
const maxSide = 9_500;

/** A wider or higher one is a banner or a rule. */
const maxRatio = 4;

/** From here on a picture is as good as a larger one. */
const goodWidth = 1_200;

const maxAltChars = 500;

/** Of a page with thousands. */
const maxLookedAt = 50;

/**
 * The article's own picture among those that a document names, the likeliest first: the first that is large
 * or of unknown size, else the largest. Undefined if all are logos, icons, portraits of authors or pixels.
 * @param base the address that relative ones are relative to
 */
export function ownPicture(named: NamedPicture[], base?: string): ArticleImage | undefined {
  const usable = named.slice(0, maxLookedAt).map((one) => usablePicture(one, base));
  return usable.reduce(betterPicture, undefined);
}

/** The better of two pictures of an article; the first of equals, with what is known of it by either. */
export function betterPicture(
  first: ArticleImage | undefined,
  second: ArticleImage | undefined,
): ArticleImage | undefined {
  if (!first || !second) return first ?? second;
  if (first.url === second.url) return { ...second, ...first };
  return worthOf(first) >= worthOf(second) ? first : second;
}

const worthOf = ({ width = goodWidth }: ArticleImage): number => Math.min(width, goodWidth);

function usablePicture(
  { url: written, alt, ...size }: NamedPicture,
  base?: string,
): ArticleImage | undefined {
  const url = webAddress(written, base);
  if (url === undefined || isFurniture(url)) return undefined;
  const [width, height] = [pixels(size.width), pixels(size.height)];
  const sides = [width, height].filter((side) => side !== undefined);
  if (sides.some((side) => side < minSide || side > maxSide)) return undefined;
  if (width && height && Math.max(width / height, height / width) > maxRatio) return undefined;
  const words = cleanLine(alt ?? "")
    .slice(0, maxAltChars)
    .toWellFormed();
  return { url, ...(words && { alt: words }), ...(width && { width }), ...(height && { height }) };
}

/** "1200" and "1200px" in pixels; undefined for "100%", "auto" and nonsense. */
function pixels(written = ""): number | undefined {
  const [, digits] = /^\s{0,9}(\d{1,9})(?:\.\d{1,9})?\s{0,9}(?:px)?\s{0,9}$/i.exec(written) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Hosts and paths of what counts readers, draws faces or is part of a blog's software, and what is no photo. */
const furniture =
  /(?:^|\.)(?:gravatar\.com|doubleclick\.net|google-analytics\.com|googleadservices\.com|googlesyndication\.com|scorecardresearch\.com|quantserve\.com|feedburner\.com|feedsportal\.com|(?:pixel|stats)\.wp\.com|(?:feeds|stats)\.wordpress\.com)\/|\/(?:core\/emoji|smilies|emojis?|avatars|favicons?|sprites?|logos)\/|\.(?:svgz?|ico|cur|bmp|tiff?|eps|mp[34]|pdf)$/i;

/** What a picture is called that stands on every page. */
const names =
  /^(?:logos?|logotype|wordmark|favicon|avatar|gravatar|placeholder|spacer|sprite|1x1|no(?:image|photo|pic))$/;

/** The same, if it is called nothing else: "default.png", but not "default-risk.jpg". */
const bareNames = /^(?:icons?|default|blank|transparent|fallback|pixel|noimg)$/;

/** What such a name has beside it: "site-logo-white-512x512.png". */
const beside =
  /^(?:\d+x\d+|\d{1,4}|[a-z]|site|main|og|header|footer|share|social|facebook|fb|twitter|images?|img|photo|picture|no|apple|touch|app|android|brand|new|white|black|dark|light|square|round|wide|large|small|web|amp|card|thumb|thumbnail|article|news|post|user|author|profile|tracking)$/;

/** Whether the address is that of a logo, an icon, a placeholder or a pixel: by its host, path or name. */
function isFurniture(url: string): boolean {
  const { host = "", pathname = "" } = URL.parse(url) ?? {};
  if (furniture.test(`${host}${pathname}`)) return true;
  const [name = ""] = pathname.slice(pathname.lastIndexOf("/") + 1).split(".", 1);
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter((word) => word !== "" && !beside.test(word));
  // A photo of a company's logo has more words: "shop-with-apple-logo-in-london.jpg".
  return (words.some((word) => names.test(word)) && words.length <= 2) || isBare(words);
}

const isBare = (words: string[]): boolean =>
  words.length === 1 && words.every((word) => bareNames.test(word));
