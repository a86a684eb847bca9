import type { Article } from "../../src/article/article.ts";

/** `prefix`: the last word is not finished; `phrase`: the words in this order. Engines that know neither take words. */
export type Question = { kind: "words" | "prefix" | "phrase"; text: string };

/** A search engine at work. Searching gives article ids, best first. */
export type Engine = {
  add(articles: Article[]): void | Promise<void>;
  /** After the last article, for engines that only then build. */
  finish?(): void | Promise<void>;
  search(question: Question, limit: number): string[] | Promise<string[]>;
  /** Bytes of the index, where it lies outside this process's heap and buffers. */
  bytes?(): number;
  /** Writes what a restart needs into the folder. */
  save?(folder: string): void | Promise<void>;
};

/** One way to set an engine up. */
export type Configuration = {
  /** An empty engine; what it keeps on disk goes into the folder. */
  open(folder: string): Engine;
  /** The engine that was saved in the folder; without it, a restart builds anew. */
  load?(folder: string): Engine | Promise<Engine>;
};

/** An engine's ways: as it comes, as its documentation shows for full text, as we could best tune it. */
export type Contender = Record<string, Configuration>;
