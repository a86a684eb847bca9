import { headOf } from "../../../chat/shorten.ts";
import type { CommandName } from "../../../locales/en/commands.ts";
import type { Sentences } from "../../../locales/en/sentences.ts";
import type { QueryReport, SearchPage } from "../../../search/present/search-page.ts";
import type { Reading } from "../../interpret/reading.ts";

export const maxQueryLength = 300;

/** For a search that begins like a command: the command it resembles, or the text probably meant. */
export type Hint = { like: CommandName } | { meant: string } | { perhaps: Reading };

/** The arguments of search and latest. `said`: what was typed, if words were left out or read as filters. */
export type Listing = Paged & { cut: boolean; hint?: Hint; said?: string };

export function readListing(rest: string): Listing {
  const { text, ...paging } = readPaging(rest);
  return { ...paging, text: headOf(text, maxQueryLength), cut: text.length > maxQueryLength };
}

/** Whether a query has no letter and no figure, only emoji or punctuation. */
export const isWordless = (text: string): boolean => text !== "" && !/[\p{L}\p{N}]/u.test(text);

/** Remarks on how the query was read. */
export function howItWasRead(
  { cut, hint }: Listing,
  { report, total, endsAt }: SearchPage,
  sentences: Sentences,
): string[] {
  return [
    ...(hint && "like" in hint ? [sentences.notAsCommand(sentences.commands[hint.like].usage)] : []),
    ...(cut ? [sentences.cut(maxQueryLength)] : []),
    ...(total > 0 ? otherWords(report, sentences) : []),
    ...report.unread.map((filter) => sentences.unread(filter)),
    ...(report.partial ? [sentences.partial] : []),
    ...(endsAt === undefined ? [] : [sentences.listEnds(endsAt)]),
  ];
}

const otherWords = (
  { corrections, translations, aliases }: QueryReport,
  { searchedAlso, translated, alias }: Sentences,
): string[] => [
  ...corrections.map(({ typed, used }) => searchedAlso(typed, used)),
  ...translations.map(({ typed, used }) => translated(typed, used)),
  ...aliases.map(({ typed, names }) => alias(typed, names)),
];

/** A query, the page of its results, and the last change that they include (see SearchPage.asOf). */
export type Paged = { text: string; page: number; asOf?: number };

const trailing = /(?:^|\s)(page|asof):(\d{1,15})$/i;

/** Takes trailing `page:2 asof:8123` off a text; the last of each counts, and pages begin at 1. */
export function readPaging(rest: string): Paged {
  let text = rest.trim();
  const read = new Map<string, number>();
  for (let token = trailing.exec(text); token; token = trailing.exec(text)) {
    const [, name = "", number] = token;
    if (!read.has(name.toLowerCase())) read.set(name.toLowerCase(), Number(number));
    text = text.slice(0, token.index).trimEnd();
  }
  return { text, page: Math.max(1, read.get("page") ?? 1), asOf: read.get("asof") };
}

/** The inverse of readPaging. */
export const formatPaging = ({ text, page, asOf }: Paged): string =>
  [text, `page:${page}`, asOf === undefined ? "" : `asof:${asOf}`].filter(Boolean).join(" ");
