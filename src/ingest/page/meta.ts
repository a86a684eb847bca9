import { cleanLine } from "../clean.ts";
import { type Document, unescapeText } from "./dom.ts";

/** What a page's meta elements say under a name, in small letters. */
export type Meta = (name: string) => string | undefined;

export function readMeta(document: Document): Meta {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const content = cleanLine(unescapeText(element.getAttribute("content") ?? ""));
    const names = ["property", "name", "itemprop", "http-equiv"].map(
      (key) => element.getAttribute(key) ?? "",
    );
    for (const name of names.flatMap((text) => text.toLowerCase().split(/\s+/)))
      if (name && content && !found.has(name)) found.set(name, content);
  }
  return (name) => found.get(name);
}
