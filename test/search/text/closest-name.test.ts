import { expect, test } from "vitest";
import { resolveName } from "../../../src/search/text/closest-name.ts";

const names = ["Taipei Times", "The Guardian", "中央通訊社", "search", "sources", "help"];

test.each([
  ["taipei times", "Taipei Times"],
  ["ＴＡＩＰＥＩ ＴＩＭＥＳ", "Taipei Times"],
  ["taipe times", "Taipei Times"],
  ["guardian", "The Guardian"],
  ["中央通讯社", "中央通訊社"],
  ["serach", "search"],
  ["hlep", "help"],
  ["sorces", "sources"],
  ["qqqq", undefined],
  ["xylophone", undefined],
  ["", undefined],
  ["x".repeat(10_000), undefined],
])("%s means %s", (typed, expected) => {
  expect(resolveName(typed, names)).toBe(expected);
});
