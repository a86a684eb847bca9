import { describe, expect, test } from "vitest";
import { minePairs } from "../../../src/search/alias/mine.ts";

const pairs = (text: string): string[] => minePairs(text).map(({ long, short }) => `${long} = ${short}`);

describe("names that an article introduces", () => {
  test.each([
    [
      "Shares of Taiwan Semiconductor Manufacturing Co (TSMC, 台積電) rose.",
      ["Taiwan Semiconductor Manufacturing Co = TSMC", "Taiwan Semiconductor Manufacturing Co = 台積電"],
    ],
    ["rivals of Hon Hai Precision Industry Co（鴻海精密）", ["Hon Hai Precision Industry Co = 鴻海精密"]],
    ["the World Trade Organization (WTO) ruled", ["World Trade Organization = WTO"]],
    ["makers of artificial intelligence (AI) chips", ["artificial intelligence = AI"]],
    ["Chinese President Hu Jintao (胡錦濤) is to visit", ["Hu Jintao = 胡錦濤"]],
    ["In DeepSeek (深度求索) and Alibaba (阿里巴巴)", ["DeepSeek = 深度求索", "Alibaba = 阿里巴巴"]],
    ["said Vice Premier Ho Mei-yueh (何美玥).", ["Ho Mei-yueh = 何美玥"]],
  ])("%s", (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  test.each([
    ["a subsidy of NT$4.7 billion (US$149.5 million)", "an amount"],
    ["the chairman (who resigned) and others", "a remark"],
    ["many people (NATO) came", "an abbreviation of nothing before it"],
    ["talks failed. (中央社)", "a source after a full stop"],
    ["Ho Mei-yueh (", "a bracket that never closes"],
  ])("%s introduces none: %s", (text) => {
    expect(pairs(text)).toEqual([]);
  });

  test("a text of brackets takes no time", () => {
    expect(pairs("(".repeat(100_000) + "A B ".repeat(50_000) + "(AB)".repeat(1_000)).length).toBeLessThan(
      2_000,
    );
  });
});
