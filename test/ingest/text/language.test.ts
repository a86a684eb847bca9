import { expect, test } from "vitest";
import { languageOf, languageTag } from "../../../src/ingest/text/language.ts";

const chinese = "渡輪今天恢復行駛，港務公司表示一切正常。";

test.each([
  ["what is declared", "de", "The ferry sails again.", "de"],
  ["a tag in another form", "zh_tw", chinese, "zh-TW"],
  ["Chinese made from an English template", "en-US", chinese, "zh-TW"],
  ["Chinese that does not say which", "zh", chinese, "zh-TW"],
  ["a Japanese headline without kana", "ja", "東京都知事選挙", "ja"],
  ["what is no tag", "English", chinese, "zh-TW"],
  ["nothing declared", undefined, "The ferry sails again at noon.", "en"],
])("the language for %s", (_, declared, text, language) => {
  expect(languageOf(declared, text)).toBe(language);
});

test.each([
  ["en-gb", "en-GB"],
  [" fr ", "fr"],
  ["english", undefined],
  ["", undefined],
  ["!!", undefined],
])("the language tag of %j", (text, tag) => expect(languageTag(text)).toBe(tag));
