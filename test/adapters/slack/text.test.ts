import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped, escapedWithin, plainText, split, unescaped } from "../../../adapters/slack/text.ts";

const family = "👩‍👩‍👧‍👦";
const text = fc.string({ unit: "grapheme", maxLength: 300 });

describe("a person's text", () => {
  test.each([
    ["tsmc", "tsmc"],
    ["<@U0BOT> tsmc", "tsmc"],
    ["tsmc <@U0BOT|newsdesk>", "tsmc"],
    ["acer cc <@U2>", "acer"],
    ["acer (cc: <@U1ANN|ann>, <@U2> and <!subteam^S1|@editors>) plant", "acer   plant"],
    ["<@U2>, tsmc in <#C1|general>", "tsmc"],
    ["tsmc for <!here> <!channel>", "tsmc"],
    ["from tsmc to acer", "from tsmc to acer"],
    [
      ":tada: tsmc:+1::skin-tone-3: :台積電: 10:30:45 source:post",
      "tsmc:+1::skin-tone-3:   10:30:45 source:post",
    ],
    ["since <!date^1392734382^{date_short}|Feb 18, 2014>", "since Feb 18, 2014"],
    ["see <https://a.example/x?a=1&amp;b=2>", "see https://a.example/x?a=1&b=2"],
    ["see <http://tsmc.com|tsmc.com>", "see tsmc.com"],
    ["see <http://tsmc.com/news|tsmc.com/news>", "see http://tsmc.com/news"],
    ["see <https://a.example/x|this page>", "see this page https://a.example/x"],
    ["<mailto:ann@a.example|ann@a.example>", "ann@a.example"],
    ["R&amp;D &lt;2nm&gt; &amp;lt;", "R&D <2nm> &lt;"],
    ["a < b and b > c", "a < b and b > c"],
    ["“台積電”　2奈米", "“台積電”　2奈米"],
    ["", ""],
    ["🍎", "🍎"],
  ])("%s is read as %s", (encoded, plain) => expect(plainText(encoded, "U0BOT")).toBe(plain));

  test("comes through unchanged, whatever it is", () =>
    fc.assert(
      fc.property(text, (typed) => void expect(plainText(escaped(typed), "U0BOT")).toBe(typed.trim())),
    ));

  test("is escaped reversibly", () =>
    fc.assert(fc.property(text, (typed) => void expect(unescaped(escaped(typed))).toBe(typed))));
});

describe("escaping within a limit", () => {
  test.each([
    ["AT&T", 8, "AT&amp;T"],
    ["AT&T", 7, "AT…"],
    ["a<b", 6, "a&lt;b"],
    ["a<b", 5, "a…"],
    [`a${family}`, 6, "a…"],
  ])("%s in %i is %s", (whole, max, short) => expect(escapedWithin(whole, max)).toBe(short));

  test("fits, and no entity and no character is cut", () =>
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: fc.constantFrom("&", "<", ">", "a", "臺", family), maxLength: 60 })),
        fc.integer({ min: 1, max: 120 }),
        (whole, max) => {
          const short = escapedWithin(whole, max);
          expect(short.length).toBeLessThanOrEqual(max);
          expect(short.isWellFormed()).toBe(true);
          if (short === escaped(whole)) return;
          // Read back, it is a beginning of what was written.
          expect(whole.startsWith(unescaped(short.slice(0, -1)))).toBe(true);
          expect(escaped(unescaped(short))).toBe(short);
        },
      ),
    ));
});

describe("splitting", () => {
  test("prefers paragraphs, then spaces", () => {
    expect(split(`${"a".repeat(8)}\n\nbb cc`, 12)).toEqual(["aaaaaaaa", "bb cc"]);
    expect(split("aaaaaa bbbbbb", 10)).toEqual(["aaaaaa", "bbbbbb"]);
    expect(split(family.repeat(3), 25)).toEqual([family.repeat(2), family]);
  });

  test("loses nothing but space, and every piece fits", () =>
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.integer({ min: 4, max: 60 }),
        (whole, max) => {
          const pieces = split(whole, max);
          for (const piece of pieces) {
            expect(piece.length).toBeLessThanOrEqual(max);
            expect(piece.isWellFormed()).toBe(true);
          }
          expect(pieces.join("").replace(/\s/g, "")).toBe(whole.replace(/\s/g, ""));
        },
      ),
    ));
});
