import { decode } from "../../decode/decode.ts";
import { UnreadableError } from "../../draft.ts";
import { cleanLine } from "../../text/clean.ts";
import type { NewFeed } from "../feed.ts";
import { elements, findAll, parseXml, type XmlNode } from "./xml-tree.ts";

/** The feeds of an OPML list, each once, in order, with the names of their folders as sections. Throws UnreadableError for anything else. */
export function readOpml(bytes: Uint8Array): NewFeed[] {
  const { root } = parseXml(withoutBroken(decode(bytes, { kind: "feed" })));
  const [list] = findAll(root, ({ name }) => name === "opml");
  if (!list) throw new UnreadableError("not_a_list");
  return [...new Map(feedsIn(root).map((feed) => [feed.url, feed])).values()];
}

/** What a tag that never ends would swallow: it reaches into the next line. */
function withoutBroken(text: string): string {
  const [before = "", ...outlines] = text.split(/(?=<outline[\s/>])/i);
  return before + outlines.map((outline) => (hasEnd(outline) ? outline : ended(outline))).join("");
}

const quoted = /"[^"]*"|'[^']*'/g;

/** Whether a tag ends outside of its quotes. */
const hasEnd = (outline: string): boolean => /^[^"'>]*>/.test(outline.replace(quoted, ""));

/** A tag that only lacks its end gets one, and one whose last value is a word without its quote the quote. */
function ended(outline: string): string {
  const isOpen = /["']/.test(outline.replace(quoted, ""));
  if (!isOpen) return `${outline}/>`;
  const closed = outline.replace(/=(["'])([^\s"'<>]+)\s*>/, "=$1$2$1>");
  return hasEnd(closed) ? closed : "";
}

function feedsIn(node: XmlNode, folder?: string): NewFeed[] {
  return elements(node).flatMap((child) => {
    const { xmlurl, url = "", title, text = "", type = "", category = "" } = child.attributes;
    // A link leads to a page; a list in it to other lists.
    const isFeed = child.name === "outline" && !/^(?:link|include)$/i.test(type.trim());
    const address = isFeed ? (xmlurl ?? url).trim() : "";
    const name = cleanLine(title?.trim() ? title : text) || undefined;
    if (!address) return feedsIn(child, (child.name === "outline" && name) || folder);
    const section = folder ?? sectionOf(category);
    return [{ url: address, title: name, ...(section && { section }) }, ...feedsIn(child, folder)];
  });
}

/** Of "/Technology/Chips,/World" Chips: http://opml.org/spec2.opml */
const sectionOf = (category: string): string | undefined =>
  cleanLine(category.split(",", 1)[0]?.split("/").at(-1) ?? "") || undefined;

/** Feeds as an OPML list, for any reader: those with a section in a folder of its name. */
export async function writeOpml(feeds: NewFeed[]): Promise<string> {
  const { generateOpml } = await import("feedsmith");
  const bySection = Map.groupBy(feeds, ({ section }) => section);
  const entryOf = ({ url, title = url }: NewFeed) => ({ type: "rss", text: title, title, xmlUrl: url });
  const folders = [...bySection].flatMap(([section, own]) =>
    section ? [{ text: section, title: section, outlines: own.map(entryOf) }] : [],
  );
  const entries = [...(bySection.get(undefined) ?? []).map(entryOf), ...folders];
  // An OPML list must have an outline.
  const outlines = entries.length ? entries : [{ text: "no feeds" }];
  return generateOpml({ head: { title: "Newsdesk feeds" }, body: { outlines } });
}
