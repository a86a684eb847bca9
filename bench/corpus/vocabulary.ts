import { createRandom, pick, type Random } from "../../src/eval/random.ts";

/** The commonest English words: half of what makes a search slow is these. */
const functionWords = (
  "the to of in a and on for is that with as at by it from was has he are have be its an will not his but " +
  "after new who they this their been which were or had over more than about up out first when year one last two " +
  "would people other into could no if she her there can some against also"
).split(" ");

// Ranks follow Zipf's law up to a kernel of some thousand words and fall off faster beyond, as
// Ferrer i Cancho and Solé found in English. With these 4.5 million words hold 100,000 different.
const kernel = 8000;
const shift = 2.7;
const tailSlope = 2;
const kernelWeight = Math.log((kernel + shift) / shift);
const tailWeight = 1 / (tailSlope - 1);

/** The rank (from 0, the commonest) of a random word. The vocabulary has no end: more text, more words. */
export function drawRank(random: Random): number {
  const inKernel = random() * (kernelWeight + tailWeight) < kernelWeight;
  const share = 1 - random();
  return Math.floor(
    inKernel
      ? shift * ((kernel + shift) / shift) ** (1 - share) - shift
      : kernel * share ** (-1 / (tailSlope - 1)),
  );
}

const known: string[] = [];

/** The word of a rank: English for the commonest, pronounceable invention beyond. */
export function wordAt(rank: number): string {
  if (rank >= kernel) return spell(rank);
  known[rank] ??= functionWords[rank] ?? spell(rank);
  return known[rank];
}

const endings = ["s", "ed", "ing", "er", "ly", "al"];

/** Two words in five are another's inflection, so that words have neighbours a typo away, as real ones do. */
function spell(rank: number): string {
  const slot = rank % 5;
  if (rank < 1000 || slot === 0 || slot > 2) return invent(rank);
  const stem = Math.floor(rank / 3);
  const ending = endings[Math.floor((rank % 15) / 5) * 2 + slot - 1] as string;
  return invent(stem - (stem % 5)) + ending;
}

const onsets = "b b br c c ch d d f f g g gr h j k l l m m n n p p pr r r s s sh st t t th tr v w z".split(
  " ",
);
const vowels = "a a a a e e e e i i i o o o u u ai ea ou".split(" ");
const codas = "b ck d ft g l ll m n n nd ng nt p r r rd s ss st t t x".split(" ");

/** Rare words are longer. */
function invent(rank: number): string {
  const random = createRandom(`word ${rank}`);
  const syllables = Math.max(1, Math.round(Math.log10(rank + 1) * 0.58 + random() - 0.5));
  const parts = Array.from({ length: syllables }, () => pick(onsets, random) + pick(vowels, random));
  return parts.join("") + pick(codas, random);
}
