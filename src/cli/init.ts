import { mkdir } from "node:fs/promises";
import { openFeedService } from "../app/app.ts";
import { openData } from "../app/data-folder.ts";
import { indexForQueries } from "../app/feed-queries/index-for-queries.ts";
import { layOutDemo } from "../app/own-news/demo.ts";
import type { JoinedChannel } from "../chat/message.ts";
import { type Config, readConfig } from "../config.ts";
import type { Storage } from "../storage/storage.ts";
import { commandLine } from "../version.ts";
import { chooseBasics } from "./init/basics.ts";
import { askForDigest, channelNamed, channelsOf, setFirstDigest, usualTime } from "./init/digest.ts";
import { readEnvFile, writeEnvFile } from "./init/env-file.ts";
import { type AddedFeeds, addFeeds, askForFeeds } from "./init/feeds.ts";
import { type InitOrder, initHelp, initUsage, readInitOrder } from "./init/flags.ts";
import { connectPlatforms } from "./init/platforms.ts";
import { askerAt, isEnded } from "./init/prompts.ts";
import { type Setup, variablesOf } from "./init/setup.ts";
import type { Opener } from "./verb.ts";

/** Of a shell whose command was ended by Ctrl-C. */
const interrupted = 130;

export const init: Opener = {
  usage: initUsage,
  summary: "set up: tokens, time zone, your own feeds, the first digest; writes .env",
  help: initHelp,
  async open(args, variables) {
    const order = await readInitOrder(args);
    const mayAsk = process.stdin.isTTY && !order.asksNothing;
    const setup: Setup = {
      asker: mayAsk ? askerAt({ input: process.stdin, output: process.stdout }) : undefined,
      known: { ...(await readEnvFile(order.path)), ...variables },
      given: order.given,
      answers: {},
      refused: [],
    };
    try {
      return await setUp(setup, order);
    } catch (error) {
      if (!isEnded(error)) throw error;
      console.log("\nEnded. What was written before stays; newsdesk init goes on from there.");
      return interrupted;
    }
  },
};

async function setUp(setup: Setup, order: InitOrder): Promise<number> {
  await connectPlatforms(setup, order.slack);
  await chooseBasics(setup);
  if (setup.refused.length > 0) {
    console.error([...setup.refused, "Nothing is written."].join("\n"));
    return 1;
  }
  if (Object.keys(setup.answers).length > 0) {
    await writeEnvFile(order.path, setup.answers);
    console.log(`\nWritten to ${order.path}, for your eyes only.`);
  }
  const config = readConfig(variablesOf(setup));
  await layOutDemo(config);
  const storage = await openData(config);
  try {
    const fed = await setUpFeeds(setup, order, config, storage);
    const digest = await setUpDigest(setup, order, config, storage);
    const problems = [...fed.failed, ...digest.problems];
    for (const problem of problems) console.error(problem);
    console.log(`\n${whatNext(config, digest.at)}`);
    return problems.length > 0 ? 1 : 0;
  } finally {
    await storage.close();
  }
}

async function setUpFeeds(
  { asker }: Setup,
  { sources }: InitOrder,
  config: Config,
  storage: Storage,
): Promise<AddedFeeds> {
  const index = indexForQueries(config, storage, Date.now);
  const service = openFeedService(config, storage, Date.now, { index });
  try {
    const isGiven = Object.values(sources).some(({ length }) => length > 0);
    if (asker && !isGiven) return { ...(await askForFeeds(asker, service)), failed: [] };
    const result = await addFeeds(sources, service);
    for (const line of result.added) console.log(line);
    if (result.added.length > 0) await mkdir(config.corpusDir, { recursive: true });
    return result;
  } finally {
    await service.stop();
  }
}

type FirstDigest = { at?: JoinedChannel; problems: string[] };

async function setUpDigest(
  { asker }: Setup,
  { digest, times = usualTime }: InitOrder,
  config: Config,
  storage: Storage,
): Promise<FirstDigest> {
  if (!config.slack && !config.discord) return { problems: [] };
  const channels = await channelsOf(config);
  const [first] = channels;
  if (!first) {
    console.log(
      "\nNewsdesk is in no channel yet. Slack: /invite @newsdesk in one; Discord: the invitation above.",
    );
    return { problems: digest ? [`There is no channel ${digest} that Newsdesk is in.`] : [] };
  }
  const named = digest === undefined ? undefined : channelNamed(digest, channels);
  if (digest !== undefined && !named) {
    const known = channels.slice(0, 10).map(({ name }) => `#${name}`);
    return { at: first, problems: [`Newsdesk is not in ${digest}, but in ${known.join(", ")}.`] };
  }
  const wanted = named
    ? { at: named, times }
    : asker && (await askForDigest(asker, channels, config.timeZone));
  if (!wanted) {
    if (!asker)
      console.log(`\nA digest for #${first.name}: init --digest "#${first.name}" --at "${usualTime}"`);
    return { at: first, problems: [] };
  }
  const set = await setFirstDigest(wanted.at, wanted.times, config, storage, Date.now());
  if (set) console.log(`\n${set}`);
  return { at: wanted.at, problems: set ? [] : [`--at ${wanted.times}: write times, and perhaps days.`] };
}

function whatNext({ slack, discord }: Config, at: JoinedChannel | undefined): string {
  if (!slack && !discord) return `Now: ${commandLine} start. No token is set, so it answers in the terminal.`;
  const where = at ? `in #${at.name}` : "in a channel that it is in";
  return `Now: ${commandLine} start. Then type /news latest ${where}; ${commandLine} doctor if in doubt.`;
}
