import { type Block, blocksOf } from "../blocks.ts";
import type { DomDocument } from "../dom.ts";
import { squeeze } from "./headline/title-words.ts";

/** The text of a page, block by block, and where its headline is among them. */
export type PageLines = { blocks: Block[]; headline: number };

/** @param title the headline of the page's article, if it is known */
export function readPageLines(page: DomDocument, title: string | undefined): PageLines {
  const blocks = blocksOf(page, page.body, "lines");
  const name = squeeze(title ?? "");
  const isHeadline = ({ text }: Block) => text.length < 1_000 && squeeze(text).includes(name);
  const isHeading = ({ tag }: Block) => /^H[1-3]$/.test(tag);
  const isWhole = ({ text }: Block) => squeeze(text) === name;
  const found = name
    ? [(block: Block) => isHeading(block) && isHeadline(block), isWhole, isHeadline]
        .map((matches) => blocks.findIndex(matches))
        .find((index) => index >= 0)
    : undefined;
  return { blocks, headline: Math.max(0, found ?? blocks.findIndex(({ tag }) => tag === "H1")) };
}
