import type { RawEntry, RawText } from "./raw-feed.ts";
import { imagesOf, linksOf } from "./xml-links.ts";
import { all, elements, field, findAll, first, markupOf, textOf, type XmlNode } from "./xml-tree.ts";

const titles = ["title", "dc:title", "media:title", "itunes:title"];
const summaries =
  "description summary tagline abstract dc:description media:description itunes:summary".split(" ");
const contents = ["content:encoded", "content", "body", "fullitem"];
/** Dates of publication before dates of the last change. */
const dates = (
  "news:publication_date pubdate published issued dc:date dcterms:issued dcterms:created created " +
  "date publicationdate updated modified dcterms:modified lastbuilddate lastmod"
).split(" ");

/** An RSS item, an Atom entry or a page of a news sitemap. */
export function rawEntry(node: XmlNode): RawEntry {
  const news = first(node, "news:news");
  const publication = first(news, "news:publication");
  return {
    title: richText(node, titles) ?? richText(news, ["news:title"]),
    links: linksOf(node),
    guid: field(node, "guid", "id", "dc:identifier", "loc") || (node.attributes["rdf:about"] ?? "").trim(),
    summary: richText(node, summaries) ?? richText(first(node, "media:group"), summaries),
    content: richText(node, contents) ?? richText(contentItem(node), ["rdf:value"]),
    dates: [news, node].flatMap((each) => dates.map((name) => field(each, name))).filter(Boolean),
    authors: authorsOf(node, first(node, "source")),
    categories: categoriesOf(node, news),
    section: field(node, "prism:section", "section"),
    images: imagesOf(node),
    language:
      field(node, "dc:language", "language") || field(publication, "news:language") || (node.language ?? ""),
    source: sourceOf(node) || field(publication, "news:name"),
  };
}

/** The first of the named children that is not empty. */
export function richText(node: XmlNode | undefined, names: string[]): RawText | undefined {
  const texts = names.flatMap((name) => all(node, name)).map(textIn);
  return texts.find(({ value }) => value.trim());
}

function textIn(node: XmlNode): RawText {
  const { type = "", mode = "" } = node.attributes;
  if (mode === "base64" || encodedType.test(type)) {
    const value = Buffer.from(textOf(node), "base64").toString();
    // It may be a picture, which is not text.
    return { value: value.includes("\ufffd") ? "" : value, isHtml: true };
  }
  const isPlain = /^text(?:\/plain)?$/i.test(type.trim()) && elements(node).length === 0;
  return isPlain ? { value: textOf(node), isHtml: false } : { value: markupOf(node), isHtml: true };
}

/** The full text in the first form of RSS 1.0. */
function contentItem(node: XmlNode): XmlNode | undefined {
  const items = first(node, "content:items");
  return items && findAll(items, ({ name }) => name === "content:item")[0];
}

/** Atom encodes everything that is neither text nor XML in base64. */
const encodedType = /^\s*(?!text\/)[\w.-]+\/(?!\S*(?:xml|html|json))/i;

const creators = "author dc:creator dc:author itunes:author managingeditor dc:contributor media:credit".split(
  " ",
);

/** The authors, by the first kind of element that names any; `from` is the feed that Atom says an entry was taken from. */
export function authorsOf(node: XmlNode, from?: XmlNode): string[] {
  const named = [node, from].flatMap((each) =>
    creators.map((name) => all(each, name).map(personOf).filter(Boolean)),
  );
  return named.find((names) => names.length > 0) ?? [];
}

/** "jane@paper.example (Jane Doe)" and "Jane Doe <jane@paper.example>" are Jane Doe. */
function personOf(person: XmlNode): string {
  const text = elements(person).length > 0 ? field(person, "name", "email") : textOf(person);
  const written = text.replace(/[(（]\s*[)）]/g, " ");
  const name = withoutBrackets(written.replace(mailAddress, " ").trim());
  return isNobody.test(name) ? "" : name || written.replace(/[<>]/g, "").trim();
}

const mailAddress = /<?(?<![^\s,;@<>()])[^\s,;@<>()]+@[^\s,;@<>()]+>?[,;]?/g;

/** What Blogger writes for a name that it does not know, and addresses, which name nobody. */
const isNobody = /^(?:unknown|https?:\/\/\S+)$/i;

/** What stands in one pair of brackets; "(Jane) of (Reuters)" stands in two. */
const withoutBrackets = (text: string): string =>
  /^\((?:[^()]|\([^()]*\))*\)$/.test(text) ? text.slice(1, -1).trim() : text;

function categoriesOf(node: XmlNode, news: XmlNode | undefined): string[] {
  const given = all(node, "category", "dc:subject", "media:category", "tag");
  const terms = [
    ...given.map((each) => each.attributes.label || textOf(each).trim() || each.attributes.term || ""),
    ...showCategories(node),
  ];
  const lists = [field(news, "news:keywords"), field(node, "media:keywords", "itunes:keywords", "keywords")];
  return [...terms, ...lists.flatMap((list) => list.split(/[,，、;]/))];
}

/** The categories of a podcast or one of its shows; the narrower one stands in the wider. */
export const showCategories = (node: XmlNode): string[] =>
  all(node, "itunes:category").flatMap((each) => [
    each.attributes.text || textOf(each).trim(),
    ...showCategories(each),
  ]);

/** The name of the paper that an aggregator took it from; an address is not a name. */
function sourceOf(node: XmlNode): string {
  const source = first(node, "source", "dc:source");
  const name = source && elements(source).length ? field(source, "title") : textOf(source).trim();
  return /^https?:/i.test(name) ? "" : name;
}
