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
  { hint, said }: Listing,
  { report: { suggestion } }: SearchPage,
  context: RequestContext,
  deps: BotDeps,
): Promise<{ first: Action[]; last: Action[] }> {
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
  if (hint && "perhaps" in hint) last.push(...otherReading(hint.perhaps, context));
  if (said) last.push({ label: queries.exactly, command: `search ${headOf(said, maxQueryLength)}` });
  if (hint && "like" in hint) last.push({ label: buttons.how(hint.like), command: `help ${hint.like}` });
  return { first, last };
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
