import fc from "fast-check";
import { expect, test } from "vitest";
import { interpret } from "../../../src/bot/interpret/interpret.ts";

const at = { now: Date.parse("2026-11-25T10:00:00+08:00"), zone: "Asia/Taipei" };
/** What changes or posts something. */
const acts =
  /^(?:share|digest-on|digest-off|digest-now|follow|unfollow|mute|unmute|settings|forget-me|feeds)$/;

const verbs = (
  "Follow Unfollow Mute Stop Read Share Next Open Set Help Cancel Delete Turn Subscribe Remove Block Hide Forget Alert " +
  "Track Watch Post Send Switch Keep Add Show Tell Every Daily Monday Weekend Morning"
).split(" ");
const people = "investors swans commuters senators Toyota farmers Brazil students regulators teachers".split(
  " ",
);
const deeds = "face fear welcome reject question survive demand study avoid celebrate".split(" ");
const things =
  "tariffs layoffs a verdict new rules the merger higher rates a strike deeper cuts floods reform".split(" ");
const endings = [
  "after vote",
  "in Ohio",
  "as storm nears",
  "amid protests",
  "for first time",
  "despite warning",
  "",
];

const pick = (words: string[]) => fc.constantFrom(...words);
const headline = fc
  .tuple(pick([...verbs, ...people]), pick(people), pick(deeds), pick(things), pick(endings))
  .map((parts) => parts.filter(Boolean).join(" "));
const inLowerCase = fc
  .tuple(headline, fc.boolean())
  .map(([text, lower]) => (lower ? text.toLowerCase() : text));

test("no headline is taken as an order that changes something", () => {
  fc.assert(
    fc.property(inLowerCase, (text) => {
      expect(interpret(text, at).command, text).not.toMatch(acts);
    }),
    { numRuns: 2000 },
  );
});

const chineseVerbs = "訂閱 停止 打開 今天 下一 第一 追蹤 取消 靜音 分享 設定 每天 摘要 隱藏 刪除 關注".split(
  " ",
);
const chineseNouns = "經濟 升息 童心 公園 代晶片 銀行 詐騙案 國際學校 車廂 平台 條件 市場 制度 海報".split(
  " ",
);
const chineseDeeds = "引發討論 面臨挑戰 價格上漲 宣布停業 掀起熱潮 遭到起訴 創下新高 延後開幕".split(" ");

test("no Chinese headline either", () => {
  const text = fc
    .tuple(pick(chineseVerbs), pick(chineseNouns), pick(chineseDeeds))
    .map(([a, b, c]) => `${a}${b} ${c}`);
  fc.assert(
    fc.property(text, (said) => {
      expect(interpret(said, at).command, said).not.toMatch(acts);
    }),
    { numRuns: 1000 },
  );
});

test("a pasted headline is looked for as it stands", () => {
  for (const text of [
    "Chipmakers Warn of Shortages Without New Subsidies",
    "Shares Fall Most Since April in Tokyo",
    "Nintendo Says Sales Not Hurt by Strike This Week",
  ])
    expect(interpret(text, at)).toEqual({ command: "search", query: text });
});

test("what is said of something is not left out of a search", () => {
  for (const text of ["privacy bill not needed", "striker not looking back", "arizona 67, no. 11 georgia 57"])
    expect(interpret(text, at)).toEqual({ command: "search", query: text });
});
