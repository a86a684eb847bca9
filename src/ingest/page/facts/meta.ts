import { cleanLine } from "../../text/clean.ts";
import type { NamedPicture } from "../../text/own-picture.ts";
import { type DomDocument, type DomElement, unescapeText } from "../dom.ts";

/** The content of a page's meta element by its lower-case name. */
export type Meta = (name: string) => string | undefined;

export function readMeta(document: DomDocument): Meta {
  const found = new Map<string, string>();
  for (const { names, content } of metaElements(document))
    for (const name of names) if (!found.has(name)) found.set(name, content);
  return (name) => found.get(name);
}

/** All contents under a name that may be repeated. */
export const metaValues = (document: DomDocument, name: string): string[] =>
  metaElements(document).flatMap(({ names, content }) => (names.includes(name) ? [content] : []));

/** The pictures that a page names in OpenGraph, each with what follows it. https://ogp.me/#structured */
export function openGraphPictures(document: DomDocument): NamedPicture[] {
  const pictures: NamedPicture[] = [];
  for (const { names, content } of metaElements(document)) {
    const name = names.find((each) => each.startsWith("og:image"));
    const last = pictures.at(-1);
    if (name === "og:image" || (name === "og:image:url" && last?.url !== content))
      pictures.push({ url: content });
    if (last && name === "og:image:alt") last.alt ??= content;
    if (last && name === "og:image:width") last.width ??= content;
    if (last && name === "og:image:height") last.height ??= content;
  }
  return pictures;
}

type MetaElement = { names: string[]; content: string };

/** By document: facts are looked for in them under many names. */
const known = new WeakMap<DomDocument, MetaElement[]>();

const metaElements = (document: DomDocument): MetaElement[] =>
  known.getOrInsertComputed(document, () =>
    [...document.querySelectorAll("meta[content]")]
      .filter((element) => element.getAttribute("itemprop") === null || !element.closest(ofAnother))
      .map(readElement)
      .filter(({ content }) => content),
  );

/** What a page describes besides its article: the works that it cites, what others say of it. */
const ofAnother =
  "[itemprop~=citation],[itemprop~=comment],[itemprop~=review],[itemtype$='/Comment'],[itemtype$='/UserComments']";

function readElement(element: DomElement): MetaElement {
  const content = cleanLine(unescapeText(element.getAttribute("content") ?? ""));
  const keys = ["property", "name", "itemprop", "http-equiv"];
  const names = keys.flatMap((key) => (element.getAttribute(key) ?? "").toLowerCase().split(/\s+/));
  return { names: names.filter(Boolean), content };
}
