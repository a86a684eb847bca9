import type { Choice } from "../chat/form.ts";
import type { Completable } from "../chat/message.ts";
import { zoneNamed } from "../digest/zones.ts";
import { parseQuery } from "../search/query.ts";
import type { Asked } from "./asked.ts";
import type { Room } from "./room.ts";
import { shorten } from "./shorten.ts";
import { describeOrder } from "./when.ts";

/** Platforms show no more. */
const most = 25;

/** The longest choice every platform takes, in UTF-16 units. */
const longest = 75;

/** Stories offered where none of the last list is meant. */
const foundStories = 10;

type Complete = (typed: string, asked: Asked, room: Room) => Promise<Choice[]>;

const completions: Record<Completable, Complete> = {
  query: async (typed, _, { index }) => (await index.suggest(typed, most)).map(asChoice),
  zone: async (typed) => zones(typed).map(asChoice),
  story: stories,
  source: async (typed, _, { index }) => names(typed, index.names("source")),
  section: async (typed, _, { index }) => names(typed, index.names("section")),
  digest: async (typed, asked, { subscriptions }) => {
    const there = await subscriptions.inChannel(asked.message.channel);
    const numbered = there.map((set) => ({
      number: set.number,
      detail: describeOrder(set, asked.words, asked.locale),
    }));
    return numberedChoices(numbered, typed);
  },
  follow: async (typed, asked, { follows }) => {
    const there = await follows.inChannel(asked.message.channel);
    return numberedChoices(
      there.map(({ number, query }) => ({ number, detail: query })),
      typed,
    );
  },
};

/** How what is being typed may go on, best first. */
export async function complete(asked: Asked, room: Room): Promise<Choice[]> {
  const { completes, text } = asked.message;
  if (!completes) return [];
  const choices = await completions[completes](text.trim(), asked, room);
  // A choice cut short would stand for something else.
  return choices
    .filter(({ value }) => value && value.length <= longest)
    .slice(0, most)
    .map(({ label, value }) => ({ label: shorten(label, longest), value }));
}

const asChoice = (text: string): Choice => ({ label: text, value: text });

/** The zone that the text names, then those that have it in their name. */
function zones(typed: string): string[] {
  const wanted = typed.toLowerCase().replaceAll(" ", "_");
  const named = zoneNamed(typed);
  const alike = Intl.supportedValuesOf("timeZone").filter((zone) => zone.toLowerCase().includes(wanted));
  return [...new Set([...(named ? [named] : []), ...alike])];
}

/** Names that begin with what is typed, then those that have it within. */
function names(typed: string, all: string[]): Choice[] {
  const wanted = typed.normalize("NFKC").toLowerCase();
  const begun = all.filter((name) => name.startsWith(wanted));
  return [...new Set([...begun, ...all.filter((name) => name.includes(wanted))])].map(asChoice);
}

/** Of the person's last list here those whose headline has what is typed; else whatever it finds. */
async function stories(typed: string, { message, now, zone }: Asked, room: Room): Promise<Choice[]> {
  const ids = await room.memory.lastList(message.channel, message.user, now);
  const listed = await room.articles.get(ids);
  const numbered = ids.flatMap((id, at) => {
    const article = listed.find((one) => one.id === id);
    return article ? [{ label: `${at + 1}. ${article.title}`, value: id }] : [];
  });
  const alike = numbered.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
  if (alike.length > 0 || typed === "") return alike;
  const { hits } = await room.index.search(parseQuery(typed, { now, zone }), { limit: foundStories });
  return hits.map(({ article }) => ({ label: article.title, value: article.id }));
}

const numberedChoices = (there: { number: number; detail: string }[], typed: string): Choice[] =>
  there
    .map(({ number, detail }) => ({ label: `${number}. ${detail}`, value: String(number) }))
    .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
