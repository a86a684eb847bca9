import type { DomDocument } from "../dom.ts";
import { isPerson, namesIn } from "./person-names.ts";

/** An address under which sites keep who writes for them. */
const ofAuthor =
  /\/(?:authors?|autor(?:en|es)?|auteurs?|editors?|staff|people|profiles?|contributors?|writers?|reporters?|columnists?|journalists?|by)\/([\p{L}-]{3,60})\/?$/iu;

/**
 * The author whose page an address leads to: by the text of a link to it, or else by its last part,
 * "lin-mei". Empty if it is the address of nobody, or no address.
 */
export function namesAt(page: DomDocument, address: string): string[] {
  const { pathname = "" } = URL.parse(address) ?? {};
  const slug = ofAuthor.exec(pathname)?.[1];
  if (!slug) return [];
  const shown = [...page.querySelectorAll("a[href]")]
    .filter((link) => link.getAttribute("href")?.endsWith(pathname))
    .map((link) => namesIn(link.textContent ?? "").filter(isPerson))
    .find((names) => names.length === 1);
  if (shown) return shown;
  const words = slug.split("-").filter((word) => word.length > 1);
  return namesIn(words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ")).filter(
    isPerson,
  );
}
