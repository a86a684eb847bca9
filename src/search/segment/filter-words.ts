import type { Article } from "../../article/article.ts";
import type { Lexicon } from "../index/lexicon.ts";
import { filterTerms } from "../text/fields.ts";

/** Values that are kept of a field; tags may be without number. */
const mostKept = 10_000;

/** The words that stand for the values of fields. The same few values come with article after article, so each is read once. */
export class FilterWords {
  readonly #lexicon: Lexicon;
  readonly #byField = new Map<string, Map<string, number[]>>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** The words for all that an article can be filtered by; the lexicon learns those that are new. */
  ofArticle({ source, section, tags, language }: Article): number[] {
    const sections = section ? this.of("section", section) : [];
    const words = this.of("source", source).concat(sections, this.of("lang", language));
    return words.concat(...tags.map((tag) => this.of("tag", tag)));
  }

  /** The words of one value. */
  of(field: string, value: string): number[] {
    const known = this.#byField.get(field) ?? new Map<string, number[]>();
    const words = known.get(value) ?? filterTerms(field, value).map((term) => this.#lexicon.learn(term));
    if (known.size >= mostKept) known.clear();
    this.#byField.set(field, known.set(value, words));
    return words;
  }
}
