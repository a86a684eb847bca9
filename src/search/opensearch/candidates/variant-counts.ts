import type { QueryTerm, TermVariant } from "../../query/query-term.ts";
import type { Engine } from "../engine/engine.ts";
import { variantClause } from "../request/variant-clause.ts";
import type { CountCache } from "../vocabulary/count-cache.ts";
import type { EngineVocabulary } from "../vocabulary/engine-vocabulary.ts";

type CountsOf = { engine: Engine; counts: CountCache; vocabulary: EngineVocabulary };

/** How many articles of the archive have each variant of some terms; the vocabulary knows those of a single term. */
export async function countVariants(
  terms: QueryTerm[],
  { engine, counts, vocabulary }: CountsOf,
): Promise<(variant: TermVariant) => number> {
  const variants = terms.flatMap(({ alternatives }) => alternatives);
  const ofTerms = (variant: TermVariant): number =>
    Math.min(vocabulary.size, ...variant.terms.map((term) => vocabulary.documents(term)));
  await vocabulary.settled(() => variants.map(ofTerms));
  const known = new Map<string, number>();
  const missing: string[] = [];
  for (const variant of variants.filter((one) => !isPlain(one) && ofTerms(one) > 0)) {
    const key = keyOf(variant);
    const count = counts.get(key);
    if (count === undefined) missing.push(key);
    else known.set(key, count);
  }
  const asked = [...new Set(missing)];
  const found = await engine.search(
    asked.map((key) => ({
      index: "articles",
      body: { size: 0, track_total_hits: true, query: JSON.parse(key) },
    })),
  );
  for (const [i, { hits }] of found.entries()) {
    const [key, count] = [asked[i] as string, hits.total?.value ?? 0];
    known.set(key, count);
    counts.set(key, count);
  }
  return (variant) =>
    isPlain(variant) || ofTerms(variant) === 0 ? ofTerms(variant) : (known.get(keyOf(variant)) ?? 0);
}

/** Whether it is a term, anywhere in an article. */
const isPlain = ({ terms, inTitle, sequence, published }: TermVariant): boolean =>
  terms.length === 1 && !inTitle && !sequence && !published;

const keyOf = (variant: TermVariant): string =>
  JSON.stringify(variantClause({ ...variant, startsWith: undefined }));
