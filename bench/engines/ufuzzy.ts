import uFuzzy from "@leeoniya/ufuzzy";
import type { Configuration, Contender } from "./engine.ts";

function configuration(options: uFuzzy.Options, outOfOrder: number): Configuration {
  return {
    open() {
      const fuzzy = new uFuzzy(options);
      const ids: string[] = [];
      const texts: string[] = [];
      return {
        add(articles) {
          for (const { id, title, body = "" } of articles) {
            ids.push(id);
            texts.push(`${title} ${body}`);
          }
        },
        search({ text }, limit) {
          const [found, info, order] = fuzzy.search(texts, text, outOfOrder);
          const best = order ? order.map((at) => info.idx[at]) : found;
          return (best ?? []).slice(0, limit).map((at) => ids[at as number] as string);
        },
      };
    },
  };
}

/** One slip a word; the enum behind it cannot be imported under type stripping. */
const singleError = 1 as uFuzzy.IntraMode;

export const ufuzzy: Contender = {
  default: configuration({}, 0),
  documented: configuration({ intraMode: singleError }, 1),
  tuned: configuration({ intraMode: singleError, intraSlice: [0, Number.POSITIVE_INFINITY] }, 3),
};
