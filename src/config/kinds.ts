import { z } from "zod";
import { zoneMeant } from "../digest/schedule/time-zones.ts";
import { isTimeZone } from "../locales/date-format.ts";
import { wrongKind } from "../token-kinds.ts";

// The kinds of values that variables have, each with what is wrong with any other.

export const url = z.url({
  protocol: /^https?$/,
  error: "must be an address that begins with http:// or https://",
});
export const databaseUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: "must be an address such as postgres://user:password@host:5432/newsdesk",
});

export const list = (separator: RegExp) =>
  z.string().transform((text) => text.split(separator).filter(Boolean));

/** Several nodes of one cluster; a user and password stand in the first, as in a database's address. */
export const searchNodes = list(/[\s,]+/).pipe(
  z
    .array(z.url({ protocol: /^https?$/, error: "must be addresses that begin with http:// or https://" }))
    .refine((nodes) => nodes.every(hasReadableUser), "has a % in user or password that is not written %25")
    .transform((nodes) => nodes.map((node) => new URL(node))),
);

function hasReadableUser(address: string): boolean {
  try {
    const { username, password } = new URL(address);
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}

/** What OpenSearch allows in the name of an index, so that names that begin with it are allowed too. */
export const searchPrefix = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,99}$/,
    "must be lower-case letters, digits, - and _, and not begin with - or _",
  );
export const wholeNumber = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error);
};

export const timeZone = z.string().refine(isTimeZone, { error: ({ input }) => notAZone(String(input)) });

function notAZone(typed: string): string {
  const meant = zoneMeant(typed);
  const advice = meant ? `did you mean ${meant}?` : "try a name such as Asia/Taipei";
  return `is not an IANA time zone: ${JSON.stringify(typed.slice(0, 80))}; ${advice}`;
}
export const sealingKey = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text, "base64")))
  .refine((key) => key.length === 32, "must be 32 bytes in base64: openssl rand -base64 32");
export const dayMs = 86_400_000;

/** A number of days as milliseconds. */
export const days = (min: number) => {
  const error = `must be a number of days, ${min} or more`;
  return z.coerce
    .number(error)
    .int(error)
    .min(min, error)
    .max(36_500, error)
    .transform((count) => count * dayMs);
};

export const port = z.coerce.number("must be a port number, 0 to 65535").int().min(0).max(65535);

/** An address may contain commas. */
export const addresses = list(/\s+|,(?=\s*https?:)/).pipe(
  z.array(z.url({ protocol: /^https?$/, error: "must be addresses that begin with http:// or https://" })),
);

/** Only the form is checked here, so that all problems are reported at once; ingest/fetch/allow-list.ts parses them. */
const allowedHost = /^(?:\[[\da-f:.]+\]|[\w.-]+|[\da-f:.]+)(?:\/\d{1,3})?(?::\d{1,5})?$/i;
export const allowed = z.string().refine(
  (text) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .every((host) => allowedHost.test(host)),
  "must be hosts, addresses or networks, separated by commas, such as intranet.example,10.1.0.0/16",
);
export const guildId = z.string().regex(/^\d{15,20}$/, "must be the id of a Discord server, a number");
export const shardIds = z
  .string()
  .regex(/^\d{1,5}([\s,]+\d{1,5})*$/, "must be numbers from 0, separated by commas")
  .transform((text) => [...new Set(text.split(/[\s,]+/).map(Number))]);
export const operators = list(/[\s,]+/).pipe(
  z.array(
    z.string().regex(/^(?:[a-z]+:\w+|slack:[TE]\w+\/[UW]\w+|discord:\d+\/\d+)$/, {
      error: ({ input }) =>
        `has ${String(input).slice(0, 60)}: write slack:U012ABCDEF or discord:1234, with a workspace or server before it slack:T012ABCDEF/U012ABCDEF or discord:5678/1234`,
    }),
  ),
);

/** The workspace may be left out if a Slack app has only one. */
export const operatorChannel = z
  .string()
  .regex(/^[a-z]+:(?:\w+\/)?\w+$/, "must be channels such as slack:C012ABCDEF or discord:SERVER/CHANNEL")
  .transform((text) => {
    const [, platform = "", tenant = "", channel = ""] = /^(\w+):(?:(\w+)\/)?(\w+)$/.exec(text) ?? [];
    return { platform, tenant, channel };
  });

export const offlineMinutes = z.coerce
  .number("must be a number of minutes, 1 or more, or 0")
  .min(0, "must be a number of minutes, 1 or more, or 0")
  .max(100_000, "must be a number of minutes, at most 100000");

/** A token or secret that is not, by its shape, one of another kind. */
export const secret = (name: string) =>
  z
    .string()
    .refine((value) => !wrongKind(name, value), {
      error: ({ input }) => wrongKind(name, String(input)),
    })
    .optional();
