import { readFile } from "node:fs/promises";
import { type FeedPack, readPacks } from "../../app/own-news/packs.ts";
import { UnreadableError } from "../../ingest/draft.ts";
import { type Checked, type FeedService, feedName, type NewFeed } from "../../ingest/feeds/feed.ts";
import { addressOf } from "../../ingest/feeds/feed-address.ts";
import { FeedError } from "../../ingest/feeds/feed-error.ts";
import { readOpml } from "../../ingest/feeds/parse/opml.ts";
import { errorText } from "../../locales/error-text.ts";
import { explainFile } from "../../storage/errors.ts";
import { visibleLine } from "../../text/visible-text.ts";
import type { Asker } from "./prompts.ts";

/** Where news comes from: feeds or pages that link to one, lists of feeds, packs by name. */
export type FeedSources = { addresses: string[]; lists: string[]; packs: string[] };

/** The outcome, a line each: feeds that were added, also those that are tried again; and what cannot be, and why. */
export type AddedFeeds = { added: string[]; failed: string[] };

/** Adds the feeds and reads each. */
export async function addFeeds(sources: FeedSources, service: FeedService): Promise<AddedFeeds> {
  const result: AddedFeeds = { added: [], failed: [] };
  for (const address of sources.addresses) await addOne(address, service, result);
  const listed: NewFeed[] = [];
  for (const path of sources.lists) listed.push(...(await feedsIn(path, result)));
  for (const name of sources.packs) listed.push(...(await feedsOf(name, result)));
  const noted = await service.note(listed.filter(({ url }) => isAddress(url, result)));
  const isNew = new Set(noted.map(({ id }) => id));
  if (noted.length > 0) console.log(`Reading ${noted.length} ${noted.length === 1 ? "feed" : "feeds"} ...`);
  const checked = noted.length > 0 ? await service.check() : [];
  for (const one of checked) if (isNew.has(one.feed.id)) tell(one, result);
  await service.settled();
  return result;
}

/** Asks for them, until that is all. */
export async function askForFeeds(asker: Asker, service: FeedService): Promise<AddedFeeds> {
  const all: AddedFeeds = { added: [], failed: [] };
  for (;;) {
    const sources = await askForSources(asker, all.added.length > 0);
    if (!sources) return all;
    const { added, failed } = await addFeeds(sources, service);
    for (const line of [...added, ...failed]) console.log(line);
    all.added.push(...added);
    all.failed.push(...failed);
  }
}

async function askForSources(asker: Asker, hasSome: boolean): Promise<FeedSources | undefined> {
  const none: FeedSources = { addresses: [], lists: [], packs: [] };
  const fine = async () => undefined;
  const kind = await asker.choose(hasSome ? "More feeds?" : "Where does your news come from?", [
    { value: "packs" as const, name: "Starter packs: publishers' public feeds on a subject" },
    { value: "addresses" as const, name: "The address of a feed, or of a page: its feed is found" },
    { value: "lists" as const, name: "A list from another feed reader (OPML)" },
    { value: "done" as const, name: hasSome ? "That is all" : "I add feeds later" },
  ]);
  if (kind === "done") return undefined;
  if (kind === "packs") {
    const choices = (await readPacks()).map(({ name, feeds }) => ({
      value: name,
      name: `${name} (${feeds.length} feeds)`,
      description: feeds.map(({ title, url }) => title ?? url).join(", "),
    }));
    return { ...none, packs: await asker.several("Packs", choices) };
  }
  const typed = await asker.text(kind === "lists" ? "File" : "Address", fine);
  return { ...none, [kind]: typed ? [typed] : [] };
}

async function addOne(address: string, service: FeedService, result: AddedFeeds): Promise<void> {
  try {
    tell(await service.add(address), result);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    result.failed.push(visibleLine(errorText(error.message)));
  }
}

function tell({ feed, outcome, articles }: Checked, { added }: AddedFeeds): void {
  const name = visibleLine(feedName(feed));
  const count = `${articles} ${articles === 1 ? "article" : "articles"}`;
  const isRead = outcome === "read" || outcome === "unchanged";
  if (isRead) added.push(`  ${name}: ${count}`);
  else added.push(`  ${name} ${errorText(feed.error ?? "")}; it is tried again`);
}

async function feedsIn(path: string, { failed }: AddedFeeds): Promise<NewFeed[]> {
  try {
    return readOpml(await readFile(path));
  } catch (error) {
    const told = explainFile(error, path);
    if (told === error && !(error instanceof UnreadableError)) throw error;
    failed.push(told === error ? `${path} ${errorText((error as Error).message)}` : (told as Error).message);
    return [];
  }
}

async function feedsOf(name: string, { failed }: AddedFeeds): Promise<NewFeed[]> {
  const packs = await readPacks();
  const pack = packs.find((one: FeedPack) => one.name === name.toLowerCase());
  if (!pack) failed.push(`There is no pack "${name}": ${packs.map((one) => one.name).join(", ")}.`);
  return pack?.feeds ?? [];
}

function isAddress(url: string, { failed }: AddedFeeds): boolean {
  try {
    addressOf(url);
    return true;
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    failed.push(errorText(error.message));
    return false;
  }
}
