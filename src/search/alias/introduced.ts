import { z } from "zod";
import type { Breath } from "../breath.ts";
import type { Names } from "./mine.ts";

/** The pairs that each article introduces, by its id; what many introduce is one object. */
export type Introduced = Map<string, Names[]>;

/** So many are written or read at a time, so that nothing blocks. */
const portion = 500;

const pairsSchema = z.array(z.tuple([z.string(), z.string(), z.boolean()]));
const articlesSchema = z.array(z.tuple([z.string()], z.int().min(0)));

/**
 * As bytes: lines with the different pairs, an empty line, lines with the ids and the numbers of their
 * pairs. What changes meanwhile is left out.
 */
export async function encode(introduced: Introduced, breath: Breath): Promise<Uint8Array<ArrayBuffer>> {
  const numbers = new Map<Names, number>();
  const numberOf = (pair: Names): number => {
    const number = numbers.get(pair) ?? numbers.size;
    numbers.set(pair, number);
    return number;
  };
  const articles = await linesOf([...introduced], ([id, pairs]) => [id, ...pairs.map(numberOf)], breath);
  const pairs = await linesOf([...numbers.keys()], ({ long, short, sure }) => [long, short, sure], breath);
  return new Uint8Array(Buffer.concat([...pairs, Buffer.from("\n"), ...articles]));
}

async function linesOf<Thing>(
  things: Thing[],
  written: (thing: Thing) => unknown[],
  breath: Breath,
): Promise<Buffer[]> {
  const lines: Buffer[] = [];
  for (let start = 0; start < things.length; start += portion) {
    lines.push(Buffer.from(`${JSON.stringify(things.slice(start, start + portion).map(written))}\n`));
    await breath.pause();
  }
  return lines;
}

/** Hands the ids that were encoded with their pairs to `each`, portion by portion. Throws where the bytes are none such. */
export async function decode(
  bytes: Uint8Array<ArrayBuffer>,
  each: (some: [id: string, pairs: Names[]][]) => void,
  breath: Breath,
): Promise<void> {
  const pairs: Names[] = [];
  const pairAt = (number: number): Names => {
    const pair = pairs[number];
    if (!pair) throw new RangeError(`pair ${number} is missing`);
    return pair;
  };
  let take = (line: unknown): void => {
    for (const [long, short, sure] of pairsSchema.parse(line)) pairs.push({ long, short, sure });
  };
  for (const line of linesIn(Buffer.from(bytes.buffer))) {
    if (line !== "") take(JSON.parse(line));
    else take = (line) => each(articlesSchema.parse(line).map(([id, ...own]) => [id, own.map(pairAt)]));
    await breath.pause();
  }
}

function* linesIn(buffer: Buffer): Generator<string> {
  for (let at = 0, end = buffer.indexOf("\n"); end >= 0; at = end + 1, end = buffer.indexOf("\n", at)) {
    yield buffer.toString("utf8", at, end);
  }
}
