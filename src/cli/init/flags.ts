import { readFile } from "node:fs/promises";
import { text as textOf } from "node:stream/consumers";
import type { Variables } from "../../config.ts";
import { explainFile } from "../../storage/errors.ts";
import { readArgs, UsageError } from "../verb.ts";
import type { FeedSources } from "./feeds.ts";
import type { SlackWay } from "./platforms.ts";

export const initUsage = "init [FILE] [--yes] [options]";

/** Each secret has two flags: its value, which others may see, and a file with it. */
const secrets = {
  "slack-bot-token": "SLACK_BOT_TOKEN",
  "slack-app-token": "SLACK_APP_TOKEN",
  "slack-signing-secret": "SLACK_SIGNING_SECRET",
  "discord-token": "DISCORD_TOKEN",
} as const;

export const initHelp = `Asks for what is missing; without a terminal, or with --yes, it asks nothing. Variables that are set
(SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, DISCORD_TOKEN, ...) count as answers.

  FILE                         where to write the settings; .env by default
  --yes                        asks nothing
  --slack-bot-token-file FILE  a token in a file, "-" for standard input; the same with --slack-app-token-file,
                               --slack-signing-secret-file and --discord-token-file. Without "-file" the token
                               itself: then the shell's history and the list of processes show it
  --slack socket|http          how Slack reaches Newsdesk
  --zone ZONE                  time zone of digests and dates, such as Asia/Taipei
  --operator ID                who may change feeds in chat; again for more
  --feed ADDRESS               a feed, or a page that links to one; again for more
  --opml FILE                  a list of feeds from another reader
  --pack NAME                  a starter pack: technology, business, taiwan, world, science
  --digest CHANNEL             posts a digest there: "#general", slack:C012ABCDEF, discord:SERVER/CHANNEL
  --at TIMES                   when: "08:30 weekdays" by default

  newsdesk init
  SLACK_BOT_TOKEN=... SLACK_APP_TOKEN=... newsdesk init --yes --pack technology --digest "#general"
  newsdesk init --discord-token-file /run/secrets/discord --feed https://example.com/ --zone Europe/Rome

The exit status is 1 if something that was given cannot be used: then the rest is set up all the same, except
that with a refused token or setting nothing is written.`;

const one = { type: "string" } as const;
const many = { type: "string", multiple: true, default: [] as string[] } as const;
const options = {
  yes: { type: "boolean", default: false },
  ...{ slack: one, zone: one, operator: many, feed: many, opml: many, pack: many, digest: one, at: one },
  ...{ "slack-bot-token": one, "slack-app-token": one, "slack-signing-secret": one, "discord-token": one },
  ...{ "slack-bot-token-file": one, "slack-app-token-file": one },
  ...{ "slack-signing-secret-file": one, "discord-token-file": one },
} as const;

/** The command line of `init`, understood. */
export type InitOrder = {
  path: string;
  asksNothing: boolean;
  given: Variables;
  slack?: SlackWay;
  sources: FeedSources;
  digest?: string;
  times?: string;
};

/** Reads the flags, and the files of secrets that they name. Throws UsageError, StorageError. */
export async function readInitOrder(args: string[]): Promise<InitOrder> {
  const { values, words } = readArgs(args, initUsage, options, [0, 1]);
  const { slack } = values;
  if (slack !== undefined && slack !== "socket" && slack !== "http")
    throw new UsageError(`--slack takes socket or http, not "${slack}".`);
  const given: Variables = {
    TIME_ZONE: values.zone,
    OPERATORS: values.operator.length > 0 ? values.operator.join(",") : undefined,
  };
  for (const [flag, name] of Object.entries(secrets) as [keyof typeof secrets, string][]) {
    const [shown, file] = [values[flag], values[`${flag}-file`]];
    if (shown !== undefined)
      console.error(`--${flag} shows the secret to others: --${flag}-file takes it from a file.`);
    given[name] = file === undefined ? shown : await secretIn(file);
  }
  return {
    path: words[0] ?? ".env",
    asksNothing: values.yes,
    given,
    slack,
    sources: { addresses: values.feed, lists: values.opml, packs: values.pack },
    digest: values.digest,
    times: values.at,
  };
}

async function secretIn(file: string): Promise<string> {
  try {
    return (file === "-" ? await textOf(process.stdin) : await readFile(file, "utf8")).trim();
  } catch (error) {
    throw explainFile(error, file);
  }
}
