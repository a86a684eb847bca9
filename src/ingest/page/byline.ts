import { canonicalUrl } from "../../article/identity.ts";
import { cleanLine } from "../clean.ts";
import { blocksOf } from "./blocks.ts";
import type { Document } from "./dom.ts";
import { findDate } from "./find-date.ts";
import type { JsonLd } from "./json-ld.ts";
import type { Meta } from "./meta.ts";

const marked =
  "[rel~=author],[itemprop=author] [itemprop=name],[itemprop=author],.author-name,.byline-name,.byline__name,.article-author,.post-author,.entry-author,.byline,.author,[class*=byline i],[class*=author i]";

/** Who wrote a page's article, by what it declares, or else shows; the site's own name only for want of another. */
export function findByline(
  page: Document,
  data: JsonLd | undefined,
  meta: Meta,
  sites: string[],
): string | undefined {
  const declared = [
    nameIn([...new Set(data?.author ?? [])].filter((name) => isName(name)).join(", ")),
    ...[
      "author",
      "article:author",
      "parsely-author",
      "sailthru.author",
      "dc.creator",
      "byl",
      "dcterms.creator",
    ].map((name) => nameIn(meta(name) ?? "")),
  ];
  const isSite = (name: string) => sites.some((site) => site.toLowerCase() === name.toLowerCase());
  return [...declared, shown(page)].find((name) => name && !isSite(name)) ?? declared.find(Boolean);
}

function shown(page: Document): string | undefined {
  for (const element of [...page.querySelectorAll(marked)].slice(0, 20)) {
    if (element.closest("[class*=comment i],[class*=related i],aside,footer,nav")) continue;
    const name = nameIn(element.textContent ?? "");
    if (name) return name;
  }
  return lineByHeadline(page);
}

const introduced =
  /^(?:by|von|par|por|di|door|av|written by|words by|reported by)\s+(?=\p{Lu})|^(?:文|撰文|作者|編譯|编译|記者|记者|責任編輯)\s*[／/∕：:]\s*|^[〔［[（(【]?(?:記者|记者)/iu;

/** A line near the headline that says who. */
function lineByHeadline(page: Document): string | undefined {
  const blocks = blocksOf(page, page.body);
  const headline = Math.max(
    0,
    blocks.findIndex(({ tag }) => tag === "H1"),
  );
  const line = blocks
    .slice(headline, headline + 8)
    .find(({ text }) => text.length < 120 && introduced.test(text) && !/[.。]$/.test(text));
  return line && nameIn(line.text);
}

const opening =
  /^(?:(?:written|posted|published|words|story|text|article|reported) by|by|von|par|por|di|door|av|veröffentlicht von|publié par|autor(?:in)?|author|text)(?=[\s:：])[\s:：]*|^(?:文|撰文|作者|編譯|编译|記者|记者|責任編輯)\s*[／/∕：:]\s*/iu;
const reporter = /^[〔［[（(【]?(?:記者|记者)\s*([\p{Script=Han}、]{2,12}?)(?:[／/∕]|\s|$)/u;
/** What follows a name: a date, a role, a department. */
const tail =
  /\s*(?:[|•·@]|\b(?:on|am|le|published|updated|posted)\s+(?=\p{N}|\p{L}{3,9}\.?\s+\p{N})|,?\s*\d).*$/iu;

/** The name or names in a byline; undefined where it holds none. */
function nameIn(text: string): string | undefined {
  const line = cleanLine(text);
  const han = reporter.exec(line)?.[1];
  const name = han ?? cleanLine(line.replace(opening, "").replace(tail, "").replace(/[,;]$/, ""));
  return isName(name) ? name : undefined;
}

const isName = (name: string): boolean =>
  name.length > 1 &&
  name.length <= 100 &&
  /\p{L}/u.test(name) &&
  !canonicalUrl(name) &&
  !/^\S+@\S+$|https?:|^(?:admin|author|authors|posted on|unknown|anonymous|null|undefined)$/i.test(name) &&
  findDate(name) === undefined;
