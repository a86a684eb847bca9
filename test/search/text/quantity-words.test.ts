import { expect, test } from "vitest";
import { WordReader } from "../../../src/search/text/tokenize.ts";

function extraWordsOf(text: string): string[] {
  const words = new WordReader(text);
  const found: string[] = [];
  while (words.next()) if (words.extra) found.push(words.surface.replace("\u0002", ""));
  return found;
}

test.each([
  ["a park of 100m2", ["m2 100"]],
  ["cost $7.4bn", ["7400000000", "usd 7400000000"]],
  ["cost NT$35", ["twd 35"]],
  ["cost RMB 35 or PHP 5", []],
  ["TWD 3.5 million", ["3500000", "twd 3500000"]],
  ["新台幣47億元", ["amount 4700000000", "amount 4700000000twd"]],
  ["47億美元", ["amount 4700000000", "amount 4700000000usd"]],
  ["3 million yuan", ["3000000", "cny 3000000"]],
  ["¥3 million", ["3000000", "cny 3000000", "jpy 3000000"]],
  ["$5 in cash", ["usd 5"]],
  ["sales of 12,00,000 cars", ["1200000"]],
  ["rose 3-5 percent", ["percent 3", "percent 5"]],
  ["２０％ more", ["percent 20"]],
  ["在2027年", []],
  ["一百公里", ["m 100000"]],
  ["in 2004, metres of snow fell", []],
  ["from 2004 to 2006 and 3 men", []],
  ["卡西百million", []],
  ["the F-16V-", ["f16v", "f16"]],
])("%s has the extra words %j", (text, expected) => {
  expect(extraWordsOf(text)).toEqual(expected);
});
