import { z } from "zod";
import {
  addresses,
  allowed,
  databaseUrl,
  dayMs,
  days,
  guildId,
  list,
  offlineMinutes,
  operatorChannel,
  operators,
  port,
  sealingKey,
  searchNodes,
  searchPrefix,
  secret,
  shardIds,
  timeZone,
  url,
  wholeNumber,
} from "./config/kinds.ts";
import { slackFeaturesOf, slackFeatureVariables } from "./config/slack-features.ts";

/** All problems of the environment, one line each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** The articles folder, unless another one is named. */
export const defaultCorpusDir = "corpus";

const environment = z.object({
  SLACK_BOT_TOKEN: secret("SLACK_BOT_TOKEN"),
  SLACK_APP_TOKEN: secret("SLACK_APP_TOKEN"),
  SLACK_SIGNING_SECRET: secret("SLACK_SIGNING_SECRET"),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_INSTALLATIONS_KEY: sealingKey.optional(),
  SLACK_MANAGERS: z
    .enum(["admins", "everyone"], "must be admins (workspace admins and a channel's creator) or everyone")
    .default("admins"),
  ...slackFeatureVariables,
  SLACK_API_URL: url.optional(),
  DISCORD_TOKEN: secret("DISCORD_TOKEN"),
  // discord.js adds the version itself.
  DISCORD_API_URL: url
    .transform((address) => address.replace(/(?<!\/)\/+$/, "").replace(/\/v\d+$/, ""))
    .optional(),
  DISCORD_GUILD: guildId.optional(),
  DISCORD_PING_EVERYONE: z.enum(["on", "off"], "must be on or off").default("off"),
  SHARDS: z
    .union([z.literal("auto"), z.coerce.number().int().min(1).max(10_000)], "must be auto or a number from 1")
    .default("auto"),
  SHARD_IDS: shardIds.optional(),
  SHARD_COUNT: z.coerce.number().int().min(1, "must be a number from 1").max(10_000).optional(),
  PORT: port.default(3000),
  WEB_HOST: z.string().default("127.0.0.1"),
  WEB_PORT: port.optional(),
  LOG_FORMAT: z.enum(["json", "pretty"], "must be json or pretty").optional(),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal"], "must be debug, info, warn, error or fatal")
    .optional(),
  PLAYGROUND: z.enum(["on", "off"], "must be on or off").optional(),
  PLAYGROUND_PASSWORD: z.string().min(12, "must have at least 12 characters").optional(),
  NEWSDESK_DATA: z.string().default("data"),
  DATABASE_URL: databaseUrl.optional(),
  SEARCH_URL: searchNodes.optional(),
  SEARCH_CA: z.string().optional(),
  SEARCH_PREFIX: searchPrefix.default("newsdesk"),
  SEARCH_SHARDS: wholeNumber(1, 1_000).default(1),
  SEARCH_REPLICAS: wholeNumber(0, 10).optional(),
  NEWSDESK_CORPUS: z.string().default(defaultCorpusDir),
  TIME_ZONE: timeZone.default(() => Temporal.Now.timeZoneId()),
  FEEDS: addresses.default([]),
  CONTACT: z.string().max(200).optional(),
  FETCH_ALLOW: allowed.default(""),
  FEEDS_KEY: sealingKey.optional(),
  OPERATORS: operators.default([]),
  OPERATOR_CHANNEL: list(/[\s,]+/)
    .pipe(z.array(operatorChannel))
    .default([]),
  MAX_OFFLINE_MINUTES: offlineMinutes.default(15),
  RETENTION_ARTICLES: days(30).optional(),
  RETENTION_DELIVERIES: days(7).default(90 * dayMs),
});

export const variableNames = Object.keys(environment.shape);

export type Variables = Record<string, string | undefined>;

function unpairedSlack(set: Variables): string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = set;
  if (set.SLACK_CLIENT_ID) return unpairedOAuth(set);
  if (bot && !app && !secret) {
    return ["SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it"];
  }
  return !bot && (app || secret) ? ["SLACK_BOT_TOKEN is missing; it stands under OAuth & Permissions"] : [];
}

/** Several processes, each with some of the gateway connections. */
function unpairedShards({ SHARDS: all, SHARD_IDS: own, SHARD_COUNT: count }: Variables): string[] {
  if (!own && !count) return [];
  if (all && all !== "auto")
    return ["SHARDS is for one process; with SHARD_IDS and SHARD_COUNT leave it out"];
  if (!own || !count) return ["SHARD_IDS and SHARD_COUNT belong together"];
  const beyond = own.split(/[\s,]+/).find((id) => Number(id) >= Number(count));
  return beyond === undefined
    ? []
    : [`SHARD_IDS has ${beyond}; with ${count} shards the last is ${Number(count) - 1}`];
}

/** Many workspaces: one app, whose installations bring the bot tokens. */
function unpairedOAuth(set: Variables): string[] {
  const needed = ["SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "SLACK_INSTALLATIONS_KEY"];
  const forbidden = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"];
  return [
    ...needed.filter((name) => !set[name]).map((name) => `SLACK_CLIENT_ID needs ${name} beside it`),
    ...forbidden
      .filter((name) => set[name])
      .map((name) => `${name} and SLACK_CLIENT_ID exclude each other: one workspace, or many over HTTP`),
  ];
}

function exposedPlayground({ WEB_HOST: host, PLAYGROUND, PLAYGROUND_PASSWORD }: Variables): string[] {
  const exposed = PLAYGROUND === "on" && host !== undefined && !isLoopback(host) && !PLAYGROUND_PASSWORD;
  return exposed ? [`PLAYGROUND_PASSWORD is needed to show the playground on ${host}`] : [];
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host);

/**
 * Reads the environment; an empty variable counts as not set.
 * @throws ConfigError with every problem at once
 */
export function readConfig(variables: Variables): Config {
  const entries = Object.entries(variables).map(([name, value]) => [name, value?.trim() || undefined]);
  const set: Variables = Object.fromEntries(entries);
  // Read once: compiling a parser for it would take longer.
  const parsed = environment.safeParse(set, { jitless: true });
  const faulty = (parsed.error?.issues ?? []).map((issue) => `${issue.path[0]?.toString()} ${issue.message}`);
  // Apart from the schema, whose own checks across variables wait until each one is right.
  const unpaired = [...unpairedSlack(set), ...unpairedShards(set), ...exposedPlayground(set)];
  const problems = [...new Set([...faulty, ...unpaired])];
  if (!parsed.success || problems.length) throw new ConfigError(problems);
  return configOf(parsed.data);
}

export type Config = ReturnType<typeof configOf>;

type Environment = z.infer<typeof environment>;

const configOf = (env: Environment) => ({
  slack: slackOf(env),
  /** What Slack shows and asks beyond the usual; its app needs the manifest that is made for it. */
  slackFeatures: slackFeaturesOf(env),
  discord: discordOf(env),
  /** Where signed HTTP deliveries arrive; 0 lets the system choose. */
  port: env.PORT,
  web: webOf(env),
  dataDir: env.NEWSDESK_DATA,
  /** A PostgreSQL, postgres://user:password@host/database, instead of the file in the data folder. */
  databaseUrl: env.DATABASE_URL,
  /** An OpenSearch that has the index, instead of each process. */
  search: searchOf(env),
  corpusDir: env.NEWSDESK_CORPUS,
  timeZone: env.TIME_ZONE,
  /** Addresses of feeds, or of pages that announce one. */
  feeds: env.FEEDS,
  /** Seals how feeds are signed in to; by default a key in the data folder does. */
  feedsKey: env.FEEDS_KEY,
  /** Where a site's owner can ask about the bot's requests. */
  contact: env.CONTACT,
  /** Private hosts and networks that may be fetched from; see ingest/fetch/allow-list.ts. */
  fetchAllow: env.FETCH_ALLOW,
  /** People who may change feeds, each "platform:user", or "platform:tenant/user" if only there. */
  operators: env.OPERATORS,
  /** Where feeds and platforms that fail for long are reported: the first that can be reached. */
  operatorChannels: env.OPERATOR_CHANNEL,
  /** How long the program goes on without any platform; for ever if unset. */
  maxOfflineMs: env.MAX_OFFLINE_MINUTES ? env.MAX_OFFLINE_MINUTES * 60_000 : undefined,
  /** How long articles of feeds (if unset, for ever) and the record of deliveries stay. */
  retention: { articlesMs: env.RETENTION_ARTICLES, deliveriesMs: env.RETENTION_DELIVERIES },
});

const slackOf = (env: Environment) =>
  env.SLACK_BOT_TOKEN || env.SLACK_CLIENT_ID
    ? {
        botToken: env.SLACK_BOT_TOKEN,
        oauth: oauthOf(env),
        appToken: env.SLACK_APP_TOKEN,
        signingSecret: env.SLACK_SIGNING_SECRET,
        apiUrl: env.SLACK_API_URL,
        managers: env.SLACK_MANAGERS,
      }
    : undefined;

function searchOf({ SEARCH_URL: nodes, ...env }: Environment) {
  const [first] = nodes ?? [];
  if (!nodes || !first) return undefined;
  return {
    /** Without user and password. */
    nodes: nodes.map(({ protocol, host, pathname }) => `${protocol}//${host}${pathname}`),
    auth: first.username ? credentials(first) : undefined,
    /** A file with the certificates, in PEM, that the nodes' own are signed by. */
    caFile: env.SEARCH_CA,
    /** Of the names of all indices. */
    prefix: env.SEARCH_PREFIX,
    shards: env.SEARCH_SHARDS,
    /** Copies beside the first; one where there is a second node, if unset. */
    replicas: env.SEARCH_REPLICAS,
  };
}

const credentials = ({ username, password }: URL) => ({
  username: decodeURIComponent(username),
  password: decodeURIComponent(password),
});

/** For many workspaces; `key` is 32 bytes. */
function oauthOf(env: Environment) {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_INSTALLATIONS_KEY: key } = env;
  return clientId && clientSecret && key ? { clientId, clientSecret, key } : undefined;
}

function discordOf(env: Environment) {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_GUILD: guildId } = env;
  const mayPingEveryone = env.DISCORD_PING_EVERYONE === "on";
  return token ? { token, apiUrl, guildId, mayPingEveryone, shards: shardsOf(env) } : undefined;
}

/** The gateway connections of this process, and how many there are in all. */
function shardsOf({ SHARDS: all, SHARD_IDS: ids, SHARD_COUNT: count }: Environment) {
  if (ids && count) return { ids, count };
  return all === "auto" ? all : { ids: Array.from({ length: all }, (_, id) => id), count: all };
}

/** For health, metrics and the playground; Slack's deliveries over HTTP have PORT to themselves. */
function webOf(env: Environment) {
  const slack = env.SLACK_BOT_TOKEN ?? env.SLACK_CLIENT_ID;
  const overHttp = Boolean(slack && !env.SLACK_APP_TOKEN);
  const live = Boolean(slack ?? env.DISCORD_TOKEN);
  return {
    host: env.WEB_HOST,
    port: env.WEB_PORT ?? (overHttp && env.PORT ? env.PORT + 1 : env.PORT),
    // A playground that others could reach has to be switched on.
    playground: env.PLAYGROUND ? env.PLAYGROUND === "on" : !live && isLoopback(env.WEB_HOST),
    password: env.PLAYGROUND_PASSWORD,
  };
}
