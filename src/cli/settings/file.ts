import { parse, stringify } from "yaml";
import { z } from "zod";
import type { ChannelRef, UserRef } from "../../chat/message.ts";
import type { Weekday } from "../../digest/subscription.ts";
import { FeedError } from "../../ingest/feeds/feed-error.ts";
import { isOfPages, type RuleKind, ruleText } from "../../ingest/feeds/rules/rule.ts";
import { compileSelector } from "../../ingest/page/rules/selector.ts";
import { isTimeZone } from "../../locales/date-format.ts";
import { locales } from "../../locales/locale.ts";
import { UsageError } from "../verb.ts";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 08:30");

const place = z
  .string()
  .regex(/^\w+\/[\w-]*\/[\w-]+$/, "must be PLATFORM/WORKSPACE/ID such as slack/T012/C034");
const zone = z.string().refine(isTimeZone, "must be a time zone such as Asia/Taipei");

const subscription = { locale: z.string(), setBy: place };
const names = z.array(z.array(z.string())).default([]);

const ownPlace = z.enum(["post", "thread"]).optional();

const digest = z.strictObject({
  ...subscription,
  times: z.array(time).min(1),
  zone,
  days: z.array(z.enum(days)).min(1),
  about: z.string().optional(),
  most: z.number().int().positive().optional(),
  silent: z.boolean().optional(),
  place: ownPlace,
});

const quiet = z.strictObject({ from: time, to: time }).optional();
const follow = z.strictObject({
  ...subscription,
  query: z.string(),
  zone,
  quiet,
  place: ownPlace,
});

const channel = z.strictObject({
  channel: place,
  language: z.enum(locales).optional(),
  zone: zone.optional(),
  digests: z.array(digest).default([]),
  follows: z.array(follow).default([]),
  mutes: z.array(z.strictObject({ query: z.string(), setBy: place })).default([]),
});

/** One rule, such as `keep: chips`. */
const ruleOf = <Kind extends RuleKind>(kinds: readonly Kind[]) =>
  z
    .partialRecord(z.enum(kinds), z.string())
    .refine((rule) => Object.keys(rule).length === 1, `must be one of ${kinds.join(", ")}`)
    .refine(isUsable, "must be a short text; of take and drop, a CSS selector");

function isUsable(written: Partial<Record<RuleKind, string>>): boolean {
  try {
    for (const [kind, text] of Object.entries(written) as [RuleKind, string][]) {
      ruleText(kind, text);
      if (isOfPages(kind)) compileSelector(text);
    }
    return true;
  } catch (error) {
    if (error instanceof FeedError) return false;
    throw error;
  }
}

const feed = z.strictObject({
  url: z.url(),
  pages: z.boolean().default(true),
  rules: z.array(ruleOf(["keep", "block", "name", "section"])).default([]),
});

const pageRule = z.strictObject({ host: z.string(), rules: z.array(ruleOf(["take", "drop"])).min(1) });

const settings = z.strictObject({
  feeds: z.array(feed).default([]),
  pages: z.array(pageRule).default([]),
  aliases: z.strictObject({ added: names, forbidden: names }).default({ added: [], forbidden: [] }),
  channels: z.array(channel).default([]),
});

/** Feeds, names and each channel's digests, follows and mutes, as written in a file. */
export type Settings = z.infer<typeof settings>;

const head = `# Newsdesk settings. To move a channel's digests and follows, to another channel or from Slack to
# Discord, change its "channel" (PLATFORM/WORKSPACE/CHANNEL); then: newsdesk settings import FILE
`;

export const writeSettings = (written: Settings): string =>
  head + stringify(written, { lineWidth: 0, aliasDuplicateObjects: false });

/** @throws UsageError with all problems of the file */
export function readSettings(text: string, path: string): Settings {
  try {
    return settings.parse(parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new UsageError(`${path} cannot be read as settings:\n${reason}`, { cause });
  }
}

export const dayNames = (weekdays: Weekday[]) =>
  weekdays.map((weekday) => days[weekday - 1] as (typeof days)[number]);

export const weekdaysOf = (names: (typeof days)[number][]): Weekday[] =>
  [...new Set(names)].map((name) => (days.indexOf(name) + 1) as Weekday).sort((a, b) => a - b);

export const placeOf = ({ platform, tenant, channel }: ChannelRef): string =>
  `${platform}/${tenant}/${channel}`;

export const personOf = ({ platform, tenant, user }: UserRef): string => `${platform}/${tenant}/${user}`;

export function channelAt(text: string): ChannelRef {
  const [platform = "", tenant = "", channel = ""] = text.split("/");
  return { platform, tenant, channel };
}

export function personAt(text: string): UserRef {
  const [platform = "", tenant = "", user = ""] = text.split("/");
  return { platform, tenant, user };
}
