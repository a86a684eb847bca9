import type { Lexicon } from "../index/lexicon.ts";
import { lowerBound } from "../index/segment.ts";
import { idOf, type RankedDoc } from "../retrieve/top-k.ts";
import { termOfRead } from "../text/terms.ts";
import { WordReader } from "../text/tokenize.ts";
import type { RankedStory } from "./ranked-stories.ts";
import type { Hit } from "./search-page.ts";

/** Readers see this many at once. */
const firstHits = 10;

/** The terms that the first hits of a page highlight. Marking a hit takes longer than most of a search, so only those are marked that have a term. */
export class ShownTerms {
  readonly hits: Hit[];
  readonly #lexicon: Lexicon;
  readonly #stories: RankedStory[];
  #docs: Map<string, RankedDoc> | undefined;
  readonly #terms = new Map<Hit, Set<string>>();

  /** `stories` are at least those of the hits, of the segments with this lexicon. */
  constructor(hits: Hit[], stories: RankedStory[], lexicon: Lexicon) {
    this.hits = hits.slice(0, firstHits);
    this.#stories = stories;
    this.#lexicon = lexicon;
  }

  /** Whether one of the hits highlights a term. */
  has(term: string): boolean {
    return this.hits.some((hit) => this.#shows(hit, term));
  }

  bestHas(term: string): boolean {
    const [best] = this.hits;
    return best !== undefined && this.#shows(best, term);
  }

  #shows(hit: Hit, term: string): boolean {
    this.#docs ??= new Map(this.#stories.flat().map((ranked) => [idOf(ranked), ranked]));
    const ranked = this.#docs.get(hit.article.id);
    if (ranked && !this.#isIn(ranked, term)) return false;
    return this.#terms.getOrInsertComputed(hit, highlightedTerms).has(term);
  }

  #isIn({ part, doc }: RankedDoc, term: string): boolean {
    const { docs } = part.segment.postings(this.#lexicon.find(term));
    return docs[lowerBound(docs, doc, 0, docs.length)] === doc;
  }
}

function highlightedTerms({ title, passage }: Hit): Set<string> {
  const shown = new Set<string>();
  for (const { text, marks } of [title, passage]) {
    for (const [start, end] of marks) {
      const words = new WordReader(text.slice(start, end));
      while (words.next()) if (!words.extra) shown.add(termOfRead(words));
    }
  }
  return shown;
}
