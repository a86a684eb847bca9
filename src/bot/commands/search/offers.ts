import type { Action } from "../../../chat/reply.ts";
import { headOf, shorten } from "../../../chat/shorten.ts";
import type { SearchPage } from "../../../search/present/search-page.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { commandText } from "../../interpret/command-text.ts";
import type { Reading } from "../../interpret/reading.ts";
import type { RequestContext } from "../../request-context.ts";
import { type Listing, maxQueryLength } from "./listing.ts";

const maxLabelLength = 50;
/** Texts that search, and so may find nothing. */
const searching = /^(?:search|latest) (?<words>.+)$/s;

/**
 * Buttons for other readings of what was typed. The command that was probably meant comes before all
 * others, once; what would find nothing is not offered.
 */
export async function offers(
  listing: Listing,
  { total, report: { suggestion } }: SearchPage,
  context: RequestContext,
  deps: BotDeps,
): Promise<{ first: Action[]; last: Action[] }> {
  const { hint, said } = listing;
  const { buttons, queries } = context.sentences;
  const meant = (text: string, command: string): Action => ({
    label: buttons.meant(shorten(text, maxLabelLength)),
    command,
  });
  const first: Action[] = [];
  const last: Action[] = [];
  if (hint && "meant" in hint && (await findsSomething(hint.meant, context, deps)))
    first.push(meant(hint.meant, hint.meant));
  else if (suggestion && (await findsSomething(`search ${suggestion}`, context, deps)))
    first.push(meant(suggestion, `search ${suggestion}`));
  if (total === 0) first.push(...(await anyDate(listing, context, deps)));
  if (hint && "perhaps" in hint) last.push(...otherReading(hint.perhaps, context));
  if (said) last.push({ label: queries.exactly, command: `search ${headOf(said, maxQueryLength)}` });
  if (hint && "like" in hint) last.push({ label: buttons.how(hint.like), command: `help ${hint.like}` });
  return { first, last };
}

const dates = /(?:^|\s)(?:since|until):(?:"[^"]*"|\S+)/gi;

/** The same without its dates, where nothing is found within them. */
async function anyDate({ text }: Listing, context: RequestContext, { index }: BotDeps): Promise<Action[]> {
  const undated = text.replace(dates, "").trim();
  if (undated === text || undated === "") return [];
  const { now, zone, sentences } = context;
  const { total } = await index.search(parseQuery(undated, { now, zone }), { limit: 1 });
  return total > 0 ? [{ label: sentences.queries.anyDate(total), command: `search ${undated}` }] : [];
}

function otherReading(reading: Reading, { sentences }: RequestContext): Action[] {
  const { perhaps } = sentences.talk;
  const { command, query = "" } = reading;
  const text = commandText(reading);
  if (text === undefined || !(command in perhaps)) return [];
  return [{ label: perhaps[command as keyof typeof perhaps](shorten(query, maxLabelLength)), command: text }];
}

async function findsSomething(
  command: string,
  { now, zone }: RequestContext,
  { index }: BotDeps,
): Promise<boolean> {
  const words = searching.exec(command)?.groups?.words;
  if (words === undefined) return true;
  const { hits } = await index.search(parseQuery(words, { now, zone }), { limit: 1 });
  return hits.length > 0;
}
