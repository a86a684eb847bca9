import { generateOpml } from "feedsmith";
import { decode } from "../../decode/decode.ts";
import { UnreadableError } from "../../draft.ts";
import { cleanLine } from "../../text/clean.ts";
import { findAll, parseXml, type XmlNode } from "./xml-tree.ts";

/** A feed on a list. */
type OpmlEntry = { url: string; title?: string };

/**
 * The feeds of an OPML list, in any folder, each once, in order. Throws UnreadableError if it is not
 * one.
 */
export function readOpml(bytes: Uint8Array): OpmlEntry[] {
  const { root } = parseXml(decode(bytes, { kind: "feed" }));
  if (!findAll(root, ({ name }) => name === "opml").length) throw new UnreadableError("not_a_list");
  const found = outlines(root).flatMap(({ attributes }) => {
    const url = attributes.xmlurl ?? attributes.url;
    return url?.trim()
      ? [{ url: url.trim(), title: cleanLine(attributes.title ?? attributes.text ?? "") || undefined }]
      : [];
  });
  return [...new Map(found.map((listed) => [listed.url, listed])).values()];
}

/** All outlines, nested ones too. */
const outlines = (node: XmlNode): XmlNode[] =>
  findAll(node, ({ name }) => name === "outline").flatMap((outline) => [outline, ...outlines(outline)]);

/** Feeds as an OPML list, for any reader. */
export function writeOpml(feeds: OpmlEntry[]): string {
  const listed = feeds.map(({ url, title }) => ({
    type: "rss",
    text: title ?? url,
    title: title ?? url,
    xmlUrl: url,
  }));
  // An OPML list must have an outline.
  const outlinesOrNone = listed.length ? listed : [{ text: "no feeds" }];
  return generateOpml({ head: { title: "Newsdesk feeds" }, body: { outlines: outlinesOrNone } });
}
