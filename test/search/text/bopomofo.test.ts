import { expect, test } from "vitest";
import { bopomofoToPinyin } from "../../../src/search/text/bopomofo.ts";

test.each([
  ["ㄊㄞˊ ㄐㄧ ㄉㄧㄢˋ", "tai ji dian"],
  ["ㄊㄞˊㄐㄧㄉㄧㄢˋ", "tai ji dian"],
  ["ㄊㄞㄐㄧㄉㄧㄢ", "tai ji dian"],
  ["ㄌㄞˋㄑㄧㄥㄉㄜˊ", "lai qing de"],
  ["ㄍㄜ ˙ㄇㄣ", "ge men"],
  ["ㄓˋ ㄔㄕㄖ ㄗㄘㄙ", "zhi chi shi ri zi ci si"],
  ["ㄨㄤˊ ㄧㄥ ㄩㄢˊ ㄦˋ", "wang ying yuan er"],
  ["ㄌㄩˋ ㄒㄩㄥˊ ㄉㄨㄥ", "lu xiong dong"],
  ["latest ㄎㄜ ㄐㄧˋ news", "latest ke ji news"],
  ["no tone ˊ here", "no tone ˊ here"],
])("%s is %s", (typed, pinyin) => expect(bopomofoToPinyin(typed)).toBe(pinyin));
