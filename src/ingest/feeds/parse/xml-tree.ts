import { Parser } from "htmlparser2";
import { joinHalves } from "../../text/repair-entities.ts";
import { canonicalName, type Namespaces, undeclared, withDeclared } from "./namespaces.ts";

/** Deeper than any feed with the HTML of its articles. */
const maxDepth = 250;
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

/** Whether an element is an entry in its parent: an item, an Atom entry, or a page of a sitemap. */
const isEntryIn = ({ name }: XmlNode, parent: XmlNode): boolean =>
  isEntry(name) || (name === "url" && parent.name === "urlset");

/** Fields that hold no other fields: an unclosed one ends where the next begins. */
const leaves = new Set("title link guid id pubdate category comments updated published".split(" "));
const fields = leaves.union(new Set("description summary content author content:encoded dc:date".split(" ")));

class Stop extends Error {}

type Open = { node: XmlNode; written: string; namespaces: Namespaces };

/** Takes each entry of a feed as soon as it ends; it does not stay in the tree. */
type TakeEntry = (entry: XmlNode) => void;

type XmlOptions = {
  take?: TakeEntry;
  /** Whether the text is only a beginning, so that the entry in which it ends is not whole. */
  isCut?: boolean;
};

/**
 * Reads XML, well-formed or not: with junk before and after, unclosed and crossed elements, bare "&"
 * and "<", or cut off. Entities that a document declares are not expanded. `stoppedBecause` says why
 * it was not read to the end. Never throws.
 */
export function parseXml(
  text: string,
  { take, isCut = false }: XmlOptions = {},
): { root: XmlNode; stoppedBecause?: string } {
  const root: XmlNode = { name: "", attributes: {}, children: [], bases: [] };
  const open: Open[] = [{ node: root, written: "", namespaces: undeclared }];
  const close = closing(open, take);
  let unclosed = 0;

  const onopentag = (written: string, attributes: Record<string, string>) => {
    const outer = closeImplied(open, close, written, attributes);
    const namespaces = withDeclared(outer.namespaces, attributes);
    const node = childOf(outer.node, canonicalName(written, namespaces), canonical(attributes, namespaces));
    outer.node.children.push(node);
    open.push({ node, written, namespaces });
    if (open.length > maxDepth || ++unclosed > maxUnclosed) throw new Stop("nested_too_deeply");
  };
  const onclosetag = (written: string) => {
    unclosed--;
    const index = open.findLastIndex((each) => each.written === written);
    if (index > 0) close(index);
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
    if (isCut) dropUnfinished(open);
    parser.end();
    close(1);
    return { root };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    close(1);
    return { root, stoppedBecause: error.message };
  }
}

/** Ends the open elements from a place on. */
type Close = (from: number) => void;

const closing =
  (open: Open[], take?: TakeEntry): Close =>
  (from) => {
    while (open.length > from) {
      const { node } = open.pop() as Open;
      const parent = open.at(-1)?.node;
      if (!take || !parent || !isEntryIn(node, parent)) continue;
      if (parent.children.at(-1) === node) parent.children.pop();
      take(node);
    }
  };

/** Takes the entry that is open, and what is open in it, out of the tree. */
function dropUnfinished(open: Open[]): void {
  const index = open.findIndex(({ node }, at) => at > 0 && isEntryIn(node, (open[at - 1] as Open).node));
  if (index < 0) return;
  (open[index - 1] as Open).node.children.pop();
  open.length = index;
}

/** Closes the elements that cannot contain the one that begins; returns the one that contains it. */
function closeImplied(open: Open[], close: Close, written: string, attributes: Record<string, string>): Open {
  const top = () => open.at(-1) as Open;
  const name = canonicalName(written, withDeclared(top().namespaces, attributes));
  if (fields.has(name) && (leaves.has(top().node.name) || isMisspelt(open))) close(open.length - 1);
  if (isEntry(name)) {
    const unclosed = open.findIndex(({ node }) => isEntry(node.name));
    if (unclosed > 0) close(unclosed);
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
