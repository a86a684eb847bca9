// What OpenSearch keeps of an archive: the articles as our analyzer reads them, the names that they introduce, and the
// words that occur. Its own analysis is not used: texts come as the terms they are found by, one a line.

/** The indices of an archive, by what they hold. */
export type EngineIndex = "articles" | "names" | "words";

/** The published defaults of BM25, as in the embedded index. */
const bm25 = { type: "BM25", k1: 1.2, b: 0.75 };

/** One term a line: a term may have a space in it ("10 km"). */
const lines = { type: "char_group", tokenize_on_chars: ["\n"] };

const analysis = {
  tokenizer: { lines },
  analyzer: {
    lines: { type: "custom", tokenizer: "lines" },
    /** "harbour|5": a term with the number of its occurrences, each counted as often as its field weighs. */
    counted: { type: "custom", tokenizer: "lines", filter: ["delimited_term_freq"] },
  },
};

/** Terms in their order, of which none is scored. */
const ordered = { type: "text", analyzer: "lines", index_options: "positions", norms: false };
const value = { type: "keyword", ignore_above: 8191 };

const articles = {
  settings: { analysis, similarity: { fields: bm25 } },
  mappings: {
    dynamic: "strict",
    // The store has the articles. What an update must keep is read from here.
    _source: { includes: ["addedSeq"] },
    properties: {
      /** BM25F: all terms of all fields, each as often as it occurs, times the weight of the field. */
      terms: { type: "text", analyzer: "counted", index_options: "freqs", similarity: "fields" },
      /** Terms of the headline, and those of the rest, in their order, for phrases. */
      title: ordered,
      text: ordered,
      /** Terms of source, section, language and tags (see `filterTerm`). */
      filters: value,
      story: value,
      /** See `orderTimeOf` and `newsTimeAt`. */
      time: { type: "long" },
      newsTime: { type: "long" },
      /** The change by which an article first came in, and the last one of it. */
      addedSeq: { type: "long" },
      seq: { type: "long" },
      /** In words, as the embedded index counts them. */
      length: { type: "integer" },
    },
  },
};

/** The pairs of names that an article introduces, under its id. */
const names = {
  settings: {},
  mappings: { dynamic: "strict", properties: { pairs: value, seq: { type: "long" } } },
};

/** A document for each word, and for each value of a filter. */
const words = {
  settings: {},
  mappings: {
    dynamic: "strict",
    properties: {
      word: { type: "keyword", doc_values: false },
      /** In UTF-16 units. */
      length: { type: "short" },
      filter: value,
    },
  },
};

/** Settings and mappings of each index; an operator's settings (shards, replicas) are added to these. */
export const indices: Record<EngineIndex, { settings: object; mappings: object }> = {
  articles,
  names,
  words,
};
