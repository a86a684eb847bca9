import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cleanIntro,
  cleanSenderName,
  maxIntroChars,
  type PostStyle,
  restyled,
} from "../../../src/chat/posts/post-style.ts";
import { styleIn, takeStyle } from "../../../src/digest/style/read-style.ts";
import { styleText } from "../../../src/digest/style/style-text.ts";

describe("a style is said in the words of any language, in any order:", () => {
  test.each<[string, PostStyle]>([
    ["compact", { length: "compact" }],
    ["in full with pictures", { length: "full", pictures: true }],
    ["headlines only no images", { length: "compact", pictures: false }],
    ["without photos standard", { pictures: false, length: "standard" }],
    ['intro "Good morning, desk" full', { intro: "Good morning, desk", length: "full" }],
    ["with the opening line “All about chips”", { intro: "All about chips" }],
    ["ping <@&123> publish", { ping: { id: "123", name: "" }, publish: true }],
    ["ping @everyone", { ping: { id: "everyone", name: "" } }],
    ["ping here", { ping: { id: "here", name: "" } }],
    ["no ping not published no intro", { ping: "nobody", publish: false, intro: "" }],
    ["精簡 不附圖片", { length: "compact", pictures: false }],
    ["完整 開場白「早安，編輯部」", { length: "full", intro: "早安，編輯部" }],
    ["精简 不带图片 开场白“早上好”", { length: "compact", pictures: false, intro: "早上好" }],
    ['sender "Morning desk"', { sender: { name: "Morning desk" } }],
    [
      "compact posted as “晨報” <https://example.com/a.png?b=c>",
      { length: "compact", sender: { name: "晨報", picture: "https://example.com/a.png?b=c" } },
    ],
    ['sender ""', { sender: "own" }],
    ["under its own name", { sender: "own" }],
    [
      "發布名稱「早報」 https://example.com/a.png",
      { sender: { name: "早報", picture: "https://example.com/a.png" } },
    ],
    ["发布名称“早报”", { sender: { name: "早报" } }],
    ["原本名稱", { sender: "own" }],
    ["提及 <@&42> 公告發布", { ping: { id: "42", name: "" }, publish: true }],
  ])("%s", (text, style) => expect(styleIn(text)).toEqual(style));

  test.each(["", "chips", "compact cars", "ping the desk", "intro", 'intro "', "fully", "a full house"])(
    "%s is none",
    (text) => expect(styleIn(text)).toBeUndefined(),
  );

  test("what is no style is left as it was", () =>
    expect(takeStyle("08:30 compact taipei without pictures weekdays")).toEqual({
      rest: "08:30 taipei weekdays",
      style: { length: "compact", pictures: false },
    }));
});

test("the curator's line has no mentions, no line breaks, no more than its length", () => {
  expect(cleanIntro('Hi <@U123> <!channel>\n@everyone  look <@&42>, "all"')).toBe("Hi everyone look , 'all'");
  expect(cleanIntro("word ".repeat(100)).length).toBeLessThanOrEqual(maxIntroChars);
});

const anyStyle: fc.Arbitrary<PostStyle> = fc.record(
  {
    length: fc.constantFrom("compact", "standard", "full"),
    pictures: fc.boolean(),
    intro: fc.string({ unit: "grapheme", maxLength: 300 }).map(cleanIntro),
    ping: fc.oneof(
      fc.constant("nobody" as const),
      fc.constantFrom("everyone", "here", "123456789012345678").map((id) => ({ id, name: "" })),
    ),
    publish: fc.boolean(),
    sender: fc.oneof(
      fc.constant("own" as const),
      fc.record(
        {
          name: fc
            .string({ unit: "grapheme", minLength: 1, maxLength: 80 })
            .map(cleanSenderName)
            .filter(Boolean),
          picture: fc.webUrl({ validSchemes: ["https"], withQueryParameters: true }),
        },
        { requiredKeys: ["name"] },
      ),
    ),
  },
  { requiredKeys: [] },
);

test("every style is read back from the text that it makes", () =>
  fc.assert(
    fc.property(anyStyle, (style) => {
      const read = styleIn(styleText(style)) ?? {};
      expect(read).toEqual(style);
      const plain = { length: "standard", pictures: true, intro: "" };
      const usual = { ...plain, ping: "nobody", publish: false, sender: "own" };
      expect(styleIn(styleText(style, true))).toEqual({ ...usual, ...style });
    }),
  ));

test("the usual style is none, and what is said last counts", () => {
  expect(
    restyled(undefined, { length: "standard", pictures: true, intro: "", ping: "nobody" }),
  ).toBeUndefined();
  expect(restyled({ length: "compact", intro: "Hi" }, { length: "full", publish: true })).toEqual({
    ...{ length: "full", intro: "Hi", publish: true },
  });
  expect(restyled({ intro: "Hi" }, { intro: "" })).toBeUndefined();
});
