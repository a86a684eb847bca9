import { describe, expect, test } from "vitest";
import type { AdapterErrorCode } from "../../src/chat/errors.ts";
import type { NothingToPost } from "../../src/digest/delivery/delivery-deps.ts";
import type { UnreadableCode } from "../../src/ingest/draft.ts";
import type { FeedErrorCode } from "../../src/ingest/feeds/feed-error.ts";
import type { FetchErrorCode } from "../../src/ingest/fetch/fetch-error.ts";
import { en } from "../../src/locales/en/sentences.ts";
import { errorText } from "../../src/locales/error-text.ts";
import { localeFor, locales, sentencesFor, spoken } from "../../src/locales/locale.ts";

type Leaf = [path: string, value: unknown];

/** The texts and functions of a language, by their paths. */
function leavesOf(value: unknown, path = ""): Leaf[] {
  if (typeof value !== "object" || value === null || value instanceof RegExp) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key));
}

/** Lists and tables that differ between languages; all other keys are the same. */
const own = /^(?:schedule\.|keywords\.|commands\.[^.]+\.(?:aliases|details|examples)\.)/;

const keysOf = (value: unknown): string[] =>
  leavesOf(value)
    .map(([path]) => path)
    .filter((path) => !own.test(path))
    .sort();

/**
 * An argument for any parameter of a sentence: a list of `size` items, which converts to that number and
 * has a text under every name.
 */
const anything = (size: number): never =>
  new Proxy(
    Array.from({ length: size }, (_, index) => `x${index}`),
    {
      get(list, name, receiver) {
        if (name === Symbol.toPrimitive) return () => String(size);
        return name in list ? Reflect.get(list, name, receiver) : `x${size}`;
      },
    },
  ) as never;

/** The sentence about one thing and about several. */
const saidBy = (value: unknown): unknown[] =>
  typeof value === "function" ? [1, 3].map((size) => value(...Array(4).fill(anything(size)))) : [value];

describe.each(locales)("%s", (locale) => {
  const sentences = sentencesFor(locale);

  test("has the sentences that English has", () => expect(keysOf(sentences)).toEqual(keysOf(en)));

  const { schedule: _, ...said } = sentences;
  const texts = leavesOf(said).filter(([, value]) => ["string", "function"].includes(typeof value));

  test.each(texts)("says %s", (_, value) => {
    for (const text of saidBy(value).flat()) {
      expect(text).toBeTypeOf("string");
      expect(text).not.toMatch(/^\s*$|undefined|\[object|NaN|null/);
    }
  });

  test.each(Object.keys(sentences.errors))("has a text for the error %s without data too", (code) =>
    expect(errorText(code, sentences)).not.toMatch(/^\s*$|\[object|NaN/),
  );
});

test("each code of an error has a sentence", () => {
  const sentences: Record<
    | AdapterErrorCode
    | NothingToPost
    | UnreadableCode
    | FeedErrorCode
    | FetchErrorCode
    | "stopped"
    | "platform_unknown"
    | "broken_off"
    | "database_silent",
    unknown
  > = en.errors;
  expect(Object.keys(sentences).length).toBeGreaterThan(60);
});

describe("a stored reason", () => {
  test.each([
    ["a code", "expired", "It could not be posted in time."],
    ["a code with the platform's own line", "forbidden: Slack: not_in_channel", "Slack: not_in_channel"],
    [
      "a code with data",
      'http_status: {"status":503,"phrase":"Service Unavailable"}',
      "answers 503 (Service Unavailable)",
    ],
    [
      "an error in an error",
      `feed_unreadable: ${JSON.stringify({ feed: "https://a.example/", reason: 'too_slow: {"seconds":30}' })}`,
      "https://a.example/ takes longer than 30 seconds.",
    ],
    ["a sentence from before there were codes", "The channel is archived.", "The channel is archived."],
    ["a word that is not a code", "toString", "toString"],
    ["a line that only looks like data", "rejected: {oops", "{oops"],
  ])("%s", (_, reason, text) => expect(errorText(reason)).toBe(text));
});

describe("the language nearest to", () => {
  test.each([
    ["zh", "zh-TW"],
    ["zh-Hans-CN", "zh-CN"],
    ["zh-SG", "zh-CN"],
    ["zh-Hans", "zh-CN"],
    ["zh-HK", "zh-TW"],
    ["ZH_tw", "zh-TW"],
    ["en-GB", "en"],
    ["de", "en"],
    [undefined, "en"],
  ])("%s is %s", (name, locale) => expect(localeFor(name)).toBe(locale));

  test("de is unknown, if there need not be one", () => expect(spoken("de")).toBeUndefined());
});
