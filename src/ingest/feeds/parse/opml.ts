import { generateOpml } from "feedsmith";
import { decode } from "../../decode/decode.ts";
import { UnreadableError } from "../../draft.ts";
import { cleanLine } from "../../text/clean.ts";
import { findAll, parseXml, type XmlNode } from "./xml-tree.ts";

type OpmlEntry = { url: string; title?: string };

/** The feeds of an OPML list, in any folder, each once, in order. Throws UnreadableError for anything else. */
export function readOpml(bytes: Uint8Array): OpmlEntry[] {
  const { root } = parseXml(decode(bytes, { kind: "feed" }));
  if (!findAll(root, ({ name }) => name === "opml").length) throw new UnreadableError("not_a_list");
  const found = allOutlines(root).flatMap(
    ({ attributes: { xmlurl, url = "", title, text = "", type = "" } }) => {
      // A link leads to a page; a list in it to other lists.
      const address = /^(?:link|include)$/i.test(type.trim()) ? "" : (xmlurl ?? url).trim();
      return address ? [{ url: address, title: cleanLine(title ?? text) || undefined }] : [];
    },
  );
  return [...new Map(found.map((entry) => [entry.url, entry])).values()];
}

const allOutlines = (node: XmlNode): XmlNode[] =>
  findAll(node, ({ name }) => name === "outline").flatMap((outline) => [outline, ...allOutlines(outline)]);

/** Feeds as an OPML list, for any reader. */
export function writeOpml(feeds: OpmlEntry[]): string {
  const entries = feeds.map(({ url, title = url }) => ({ type: "rss", text: title, title, xmlUrl: url }));
  // An OPML list must have an outline.
  const outlines = entries.length ? entries : [{ text: "no feeds" }];
  return generateOpml({ head: { title: "Newsdesk feeds" }, body: { outlines } });
}
