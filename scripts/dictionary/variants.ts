import type { Entry } from "./entries.ts";

const variantOf =
  /^(?:\([^()]*\) ?)*(?:(?:old|erroneous|Japanese|archaic|ancient|nonstandard|unofficial) )*variant of (\p{sc=Han})(?:\||\[|$)/u;

/** Parents who choose one of these for a child mean that one. */
const inNames = new Set("斌喆甯坂瑠鎏");

/** Characters that are nothing but variants, each with the usual one: 逹 is 達. */
export function variantsIn(entries: Entry[]): [variant: string, usual: string][] {
  const byCharacter = Map.groupBy(
    entries.filter(({ word }) => word.length === 1 && !inNames.has(word)),
    ({ word }) => word,
  );
  return [...byCharacter].flatMap(([character, same]): [string, string][] => {
    const usual = new Set(same.flatMap(({ senses }) => senses.map((sense) => variantOf.exec(sense)?.[1])));
    const [only] = usual;
    return usual.size === 1 && only ? [[character, only]] : [];
  });
}

/** The source text of a table of variants. */
export function variantsSource(variants: [string, string][]): string {
  const pairs = variants.map((pair) => pair.join(""));
  const lines = Array.from({ length: Math.ceil(pairs.length / 30) }, (_, i) =>
    pairs.slice(i * 30, i * 30 + 30),
  );
  return `// Made by npm run dictionary from CC-CEDICT, CC BY-SA 4.0: see src/search/dictionary/NOTICE.md.

/** Variants of ideographs, each with the usual character after it. */
const pairs = \`
${lines.map((line) => `  ${line.join(" ")}`).join("\n")}\`;

/** The usual character for one that is nothing but a variant: 達 for 逹. */
export const variantCharacters: ReadonlyMap<string, string> = new Map(
  Array.from(pairs.matchAll(/(\\S)(\\S)/g), ([, variant = "", usual = ""]) => [variant, usual]),
);
`;
}
