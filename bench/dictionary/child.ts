import { statSync } from "node:fs";
import { bytesInUse } from "../../src/eval/heap-in-use.ts";
import { dictionary } from "../../src/search/dictionary/dictionary.ts";
import { handleJob } from "../child-process.ts";
import type { DictionaryFigures } from "./section.ts";

const file = new URL("../../src/search/dictionary/chinese-english.bin", import.meta.url);

handleJob<object, DictionaryFigures>(async (_, tell) => {
  const before = await bytesInUse();
  const begin = performance.now();
  const loaded = dictionary();
  const loadMs = performance.now() - begin;
  const firstLookUp = performance.now();
  loaded.inEnglish("台风");
  const lookUpMs = performance.now() - firstLookUp;
  const bytes = (await bytesInUse()) - before;
  tell({ loadMs, lookUpMs, megabytes: bytes / 1e6, fileMegabytes: statSync(file).size / 1e6 });
});
