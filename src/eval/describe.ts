import type { IndexingReport, SearchReport } from "./evaluate.ts";
import type { LoopReport } from "./event-loop.ts";
import type { Quality } from "./metrics.ts";

/** All that was measured on a collection; `quality` if there are judgements. */
export type Evaluation = { indexing: IndexingReport; search: SearchReport; quality?: Quality };

/** The evaluation as text. */
export function describeEvaluation({ indexing, search, quality }: Evaluation): string {
  const rows: [string, string][] = [
    ["articles", `${whole(indexing.articles)}, ${whole(indexing.words)} words`],
    [
      "indexing",
      `${whole(indexing.articlesPerSecond)} articles/s, ${whole(indexing.wordsPerSecond)} words/s`,
    ],
    ["memory", `${whole(indexing.bytesPerArticle)} bytes an article, beside the article itself`],
    ["event loop", `indexing ${describeLoop(indexing.loop)}`],
    ["", `searching ${describeLoop(search.loop)}`],
    [
      "queries",
      `${whole(search.queries)}: p50 ${ms(search.p50)}, p95 ${ms(search.p95)}, p99 ${ms(search.p99)}`,
    ],
    ...(quality ? describeQuality(quality) : []),
  ];
  return rows.map(([name, value]) => `${name.padEnd(12)}${value}`).join("\n");
}

const describeQuality = (quality: Quality): [string, string][] => [
  ["judged", `${whole(quality.queries)} queries`],
  ["nDCG@10", quality.ndcg10.toFixed(4)],
  ["MAP", quality.map.toFixed(4)],
  ["MRR@10", quality.mrr10.toFixed(4)],
  ["recall@100", quality.recall100.toFixed(4)],
  ["first hit", quality.firstHit.toFixed(4)],
];

const describeLoop = ({ blockMs, cpuMs, gcMs }: LoopReport): string =>
  `blocked at most ${ms(blockMs)}, computing ${ms(cpuMs)}; a garbage collection ${ms(gcMs)}, apart`;

const ms = (value: number): string => `${value.toFixed(2)} ms`;

const whole = (value: number): string => Math.round(value).toLocaleString("en");
