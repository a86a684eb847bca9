import { earliestDate } from "../../index/order-time.ts";
import { halfFreshMs, leastFreshness } from "../../retrieve/freshness.ts";

// The engine knows exponential decay, freshness falls by a power of the age: 1 / (1 + x) is the integral of
// exp(-s) * exp(-s * x) over s, here as a sum over values of s that rise by a factor. Up to fifty years it is within 1 %.

const factor = 4;
const rates = Array.from({ length: 10 }, (_, i) => factor ** (i - 8));
/** Of the engine's decay, at one scale from the origin. */
const decay = 1 / Math.E;

/** Functions whose sum is how fresh an article is, see `freshnessAt`. */
export const freshnessFunctions = (newest: number): object[] => [
  ...rates.map((rate) => ({
    exp: { time: { origin: newest, scale: halfFreshMs / rate, decay } },
    weight: Math.log(factor) * rate * Math.exp(-rate),
  })),
  { filter: { range: { time: { lt: earliestDate } } }, weight: leastFreshness },
];
