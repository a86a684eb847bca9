import { createRandom } from "../src/eval/random.ts";

/**
 * Milliseconds for a fixed piece of work: if it takes longer than in another run,
 * the machine was slower or shared, and so were the figures beside it.
 */
export function timeControl(): number {
  const random = createRandom("control");
  const numbers = Float64Array.from({ length: 500_000 }, random);
  const start = performance.now();
  numbers.sort();
  return performance.now() - start;
}
