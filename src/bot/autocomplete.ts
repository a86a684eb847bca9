import type { Choice } from "../chat/form.ts";
import type { Completable, Message } from "../chat/message.ts";
import { shorten } from "../chat/shorten.ts";
import { zoneNamed } from "../digest/schedule/time-zones.ts";
import { parseQuery } from "../search/query/parse-query.ts";
import type { BotDeps } from "./bot-deps.ts";
import { createDisplayNames } from "./display-names.ts";
import { describeOrder } from "./replies/format-time.ts";
import { resolveContext } from "./request-context.ts";

/** What every platform takes. */
const maxChoices = 25;
const maxChoiceLength = 75;
const maxFoundStories = 10;

type Complete = (typed: string, message: Message, deps: BotDeps) => Promise<Choice[]>;

const completions: Record<Exclude<Completable, "source" | "section">, Complete> = {
  query: async (typed, _, { index }) => (await index.suggest(typed, maxChoices)).map(asChoice),
  zone: async (typed) => zones(typed).map(asChoice),
  story: stories,
  digest: async (typed, message, deps) => {
    const { sentences, locale } = await resolveContext(message, deps);
    const there = await deps.subscriptions.inChannel(message.channel);
    return numbered(there, (set) => describeOrder(set, sentences, locale), typed);
  },
  // Where the bot is not, a person has only what is their own.
  follow: async (typed, { channel, user, isReadOnly }, { follows }) =>
    numbered(
      await (isReadOnly ? follows.personalOf(user) : follows.inChannel(channel)),
      ({ query }) => query,
      typed,
    ),
  mute: async (typed, { channel }, { mutes }) =>
    numbered(await mutes.inChannel(channel), ({ query }) => query, typed),
};

/** Completions of what is being typed, best first. */
export function createAutocomplete(deps: BotDeps): (message: Message) => Promise<Choice[]> {
  const displayNames = createDisplayNames(deps.index);
  return async (message) => {
    const { completes, text } = message;
    if (!completes) return [];
    const typed = text.trim();
    const choices =
      completes === "source" || completes === "section"
        ? (await displayNames(completes, names(typed, await deps.index.names(completes)))).map(asChoice)
        : await completions[completes](typed, message, deps);
    // A value cut short would mean something else.
    return choices
      .filter(({ value }) => value && value.length <= maxChoiceLength)
      .slice(0, maxChoices)
      .map(({ label, value }) => ({ label: shorten(label, maxChoiceLength), value }));
  };
}

const asChoice = (text: string): Choice => ({ label: text, value: text });

const includes = (text: string, typed: string): boolean => text.toLowerCase().includes(typed.toLowerCase());

/** The zone that the text names, then those whose name contains it. */
function zones(typed: string): string[] {
  const part = typed.replaceAll(" ", "_");
  const alike = Intl.supportedValuesOf("timeZone").filter((zone) => includes(zone, part));
  return [...new Set([zoneNamed(typed) ?? [], ...alike].flat())];
}

/** Names that begin with the text, then those that contain it. */
function names(typed: string, all: string[]): string[] {
  const start = typed.normalize("NFKC").toLowerCase();
  return all
    .filter((name) => name.includes(start))
    .toSorted((one, other) => Number(other.startsWith(start)) - Number(one.startsWith(start)))
    .slice(0, maxChoices);
}

/** The stories of the person's last list here whose headline contains the text; else what a search finds. */
async function stories(typed: string, { channel, user }: Message, deps: BotDeps): Promise<Choice[]> {
  const now = deps.now();
  const { ids } = (await deps.memory.lastList(channel, user, now)) ?? { ids: [] };
  const listed = await deps.articles.get(ids);
  const choices = ids.flatMap((id, at) => {
    const article = listed.find((one) => one.id === id);
    return article ? [{ label: `${at + 1}. ${article.title}`, value: id }] : [];
  });
  const alike = choices.filter(({ label }) => includes(label, typed));
  if (alike.length > 0 || typed === "") return alike;
  const query = parseQuery(typed, { now, zone: deps.zone });
  const { hits } = await deps.index.search(query, { limit: maxFoundStories });
  return hits.map(({ article }) => ({ label: article.title, value: article.id }));
}

const numbered = <One extends { number: number }>(
  there: One[],
  detailOf: (one: One) => string,
  typed: string,
): Choice[] =>
  there
    .map((one) => ({ label: `${one.number}. ${detailOf(one)}`, value: String(one.number) }))
    .filter(({ label }) => includes(label, typed));
