import { z } from "zod";

/** What the operator set, checked. */
export type Config = {
  slack?: { botToken: string; appToken?: string; signingSecret?: string; apiUrl?: string };
  discord?: { token: string; apiUrl?: string };
  /** Where signed HTTP deliveries arrive; 0 lets the system choose. */
  port: number;
  dataDir: string;
  corpusDir: string;
  /** IANA name. */
  timeZone: string;
};

/** Everything that is wrong with the environment, one line each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

const url = z.url({ protocol: /^https?$/, error: "must be an address that begins with http:// or https://" });
const timeZone = z.string().refine(isTimeZone, "must be an IANA time zone such as Asia/Taipei");
const port = z.coerce.number("must be a port number, 0 to 65535").int().min(0).max(65535);

const environment = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .refine(
      (token) => !/^(xapp|xoxp)-/.test(token),
      "is an app's or a person's token; the bot token begins with xoxb-",
    )
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .refine((token) => !token.startsWith("xoxb-"), "is a bot token; the app token begins with xapp-")
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_API_URL: url.optional(),
  DISCORD_TOKEN: z.string().optional(),
  // discord.js adds the version itself.
  DISCORD_API_URL: url.transform((address) => address.replace(/(\/v\d+)?\/*$/, "")).optional(),
  PORT: port.default(3000),
  NEWSDESK_DATA: z.string().default("data"),
  NEWSDESK_CORPUS: z.string().default("corpus"),
  TIME_ZONE: timeZone.default(() => Temporal.Now.timeZoneId()),
});

/** What belongs together and is not; apart from the schema, which stops at the first faulty field. */
function unpaired(set: Record<string, string | undefined>): string[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret } = set;
  if (bot && !app && !secret) {
    return ["SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it"];
  }
  return !bot && (app || secret) ? ["SLACK_BOT_TOKEN is missing; it stands under OAuth & Permissions"] : [];
}

/**
 * Reads the environment; an empty variable counts as not set.
 * @throws ConfigError with every problem at once
 */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const entries = Object.entries(variables).map(([name, value]) => [name, value?.trim() || undefined]);
  const set: Record<string, string | undefined> = Object.fromEntries(entries);
  const parsed = environment.safeParse(set);
  const faulty = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join(".")} ${issue.message}`);
  const problems = [...faulty, ...unpaired(set)];
  if (!parsed.success || problems.length) throw new ConfigError(problems);
  const env = parsed.data;
  return {
    slack: env.SLACK_BOT_TOKEN
      ? {
          botToken: env.SLACK_BOT_TOKEN,
          appToken: env.SLACK_APP_TOKEN,
          signingSecret: env.SLACK_SIGNING_SECRET,
          apiUrl: env.SLACK_API_URL,
        }
      : undefined,
    discord: env.DISCORD_TOKEN ? { token: env.DISCORD_TOKEN, apiUrl: env.DISCORD_API_URL } : undefined,
    port: env.PORT,
    dataDir: env.NEWSDESK_DATA,
    corpusDir: env.NEWSDESK_CORPUS,
    timeZone: env.TIME_ZONE,
  };
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
