import { Parser } from "htmlparser2";
import { codeLine } from "../../../article/coded-error.ts";
import { joinHalves } from "../../text/repair-entities.ts";
import { canonicalName, type Namespaces, undeclared, withDeclared } from "./namespaces.ts";

/** Deeper than any feed with the HTML of its articles. */
const maxDepth = 250;
/** Many times what is used of a feed, so that the newest can be. */
const maxEntries = 100_000;
/** The parser's time grows with the square of the elements that never end. */
const maxUnclosed = 10_000;

/** An element; names are in lower case, with the prefixes of namespaces.ts. */
export type XmlNode = {
  name: string;
  attributes: Record<string, string>;
  children: (XmlNode | string)[];
  /** xml:base and xml:lang in scope; the bases may be relative to one another. */
  bases: string[];
  language?: string;
};

export const isEntry = (name: string): boolean => name === "item" || name === "entry";

/** Fields that hold no other fields: an unclosed one ends where the next begins. */
const leaves = new Set("title link guid id pubdate category comments updated published".split(" "));
const fields = leaves.union(new Set("description summary content author content:encoded dc:date".split(" ")));

class Stop extends Error {}

type Open = { node: XmlNode; written: string; namespaces: Namespaces };

/**
 * Reads XML, well-formed or not: with junk before and after, unclosed and crossed elements, bare "&"
 * and "<", or cut off. Entities that a document declares are not expanded. `stoppedBecause` says why
 * it was not read to the end; `unfinished` is the entry in which the text ended. Never throws.
 */
export function parseXml(text: string): { root: XmlNode; stoppedBecause?: string; unfinished?: XmlNode } {
  const root: XmlNode = { name: "", attributes: {}, children: [], bases: [] };
  const open: Open[] = [{ node: root, written: "", namespaces: undeclared }];
  let entries = 0;
  let unclosed = 0;

  const onopentag = (written: string, attributes: Record<string, string>) => {
    const outer = closeImplied(open, written, attributes);
    const namespaces = withDeclared(outer.namespaces, attributes);
    const node = childOf(outer.node, canonicalName(written, namespaces), canonical(attributes, namespaces));
    outer.node.children.push(node);
    open.push({ node, written, namespaces });
    if (open.length > maxDepth || ++unclosed > maxUnclosed) throw new Stop("nested_too_deeply");
    if (isEntry(node.name) && ++entries > maxEntries)
      throw new Stop(codeLine("too_many_entries", { entries: maxEntries }));
  };
  const onclosetag = (written: string) => {
    unclosed--;
    const index = open.findLastIndex((each) => each.written === written);
    if (index > 0) open.length = index;
  };
  const ontext = (text: string) => {
    const { children } = open.at(-1)?.node ?? root;
    const last = children.length - 1;
    if (typeof children[last] === "string") children[last] += text;
    else children.push(text);
  };
  const options = { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true };
  const parser = new Parser({ onopentag, onclosetag, ontext }, options);
  try {
    parser.write(joinHalves(text));
    const unfinished = open.find(({ node }) => isEntry(node.name))?.node;
    parser.end();
    return { root, unfinished };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { root, stoppedBecause: error.message };
  }
}

/** Closes the elements that cannot contain the one that begins; returns the one that contains it. */
function closeImplied(open: Open[], written: string, attributes: Record<string, string>): Open {
  const top = () => open.at(-1) as Open;
  const name = canonicalName(written, withDeclared(top().namespaces, attributes));
  if (fields.has(name) && (leaves.has(top().node.name) || isMisspelt(open))) open.pop();
  if (isEntry(name)) {
    const unclosed = open.findIndex(({ node }) => isEntry(node.name));
    if (unclosed > 0) open.length = unclosed;
  }
  return top();
}

/** `<tilte>A headline</title>` is never closed: an entry's unknown child with text holds no fields. */
function isMisspelt(open: Open[]): boolean {
  const [parent, own] = open.slice(-2).map(({ node }) => node);
  if (!parent || !own || !isEntry(parent.name) || fields.has(own.name)) return false;
  return own.children.some((child) => typeof child === "string" && child.trim() !== "");
}

/** Attributes with a prefix belong to its namespace, others to their element. */
function canonical(attributes: Record<string, string>, namespaces: Namespaces): Record<string, string> {
  const given = Object.entries(attributes);
  if (!given.some(([name]) => name.includes(":"))) return attributes;
  return Object.fromEntries(
    given.map(([name, value]) => [name.includes(":") ? canonicalName(name, namespaces) : name, value]),
  );
}

function childOf(parent: XmlNode, name: string, attributes: Record<string, string>): XmlNode {
  const base = attributes["xml:base"];
  return {
    name,
    attributes,
    children: [],
    bases: base ? [...parent.bases, base] : parent.bases,
    language: attributes["xml:lang"] ?? parent.language,
  };
}

export const elements = (node: XmlNode): XmlNode[] =>
  node.children.filter((child) => typeof child !== "string");

/** The direct children of a name, in order. */
export const all = (node: XmlNode | undefined, ...names: string[]): XmlNode[] =>
  node ? elements(node).filter((child) => names.includes(child.name)) : [];

/** The first child of the first of the names that there is. */
export const first = (node: XmlNode | undefined, ...names: string[]): XmlNode | undefined =>
  names.map((name) => all(node, name)[0]).find(Boolean);

/** The text of an element and the elements in it. */
export const textOf = (node: XmlNode | undefined): string =>
  (node?.children ?? []).map((child) => (typeof child === "string" ? child : textOf(child))).join("");

/** The text of the first of the named children that has one, trimmed; "" for none. */
export function field(node: XmlNode | undefined, ...names: string[]): string {
  for (const name of names)
    for (const child of all(node, name)) {
      const text = textOf(child).trim();
      if (text) return text;
    }
  return "";
}

/**
 * The content of an element as HTML. In RSS text is HTML, escaped as it should be or not; in Atom's
 * XHTML the elements are HTML and text is text.
 */
export function markupOf(node: XmlNode): string {
  const isXhtml = /xml|xhtml/i.test(node.attributes.type ?? "");
  return innerMarkup(node, isXhtml ? escaped : (text) => text);
}

const innerMarkup = (node: XmlNode, write: (text: string) => string): string =>
  node.children
    .map((child) => (typeof child === "string" ? write(child) : outerMarkup(child, write)))
    .join("");

function outerMarkup(node: XmlNode, write: (text: string) => string): string {
  const { name, attributes } = node;
  const source = attributes.src ? ` src="${escaped(attributes.src)}"` : "";
  return `<${name}${source}>${innerMarkup(node, write)}</${name}>`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The outermost elements of a document that match. */
export function findAll(node: XmlNode, matches: (node: XmlNode) => boolean): XmlNode[] {
  return elements(node).flatMap((child) => (matches(child) ? [child] : findAll(child, matches)));
}
