import { percentile } from "../../src/eval/percentile.ts";
import { runInChild } from "../child-process.ts";
import type { Section } from "../section.ts";

/** What the first Chinese question costs, once, beside the search itself. */
export type DictionaryFigures = {
  loadMs: number;
  /** Of the first word. */
  lookUpMs: number;
  megabytes: number;
  fileMegabytes: number;
};

/** Each load needs a process of its own. */
const loads = 5;
const timeoutMs = 60_000;

export const dictionary: Section = {
  summary: "loading the Chinese-English dictionary",
  async run() {
    const runs: Partial<DictionaryFigures>[] = [];
    for (let i = 0; i < loads; i++) {
      const { figures, failure } = await runInChild<object, DictionaryFigures>(
        new URL("./child.ts", import.meta.url),
        {},
        timeoutMs,
      );
      if (failure) throw new Error(failure);
      runs.push(figures);
    }
    const median = (name: keyof DictionaryFigures): string =>
      percentile(
        runs.map((figures) => figures[name] as number),
        0.5,
      ).toFixed(2);
    return {
      tables: [
        {
          title: `The Chinese-English dictionary, medians of ${loads} processes`,
          columns: ["load ms", "first look-up ms", "MB in memory", "MB on disk"],
          rows: [[median("loadMs"), median("lookUpMs"), median("megabytes"), median("fileMegabytes")]],
          notes: ["read once, by the first question that needs it"],
        },
      ],
      figures: runs,
    };
  },
};
