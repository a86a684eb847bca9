import type { Article } from "../../src/article/article.ts";

/** `prefix`: the last word is unfinished; `phrase`: the words in this order. Engines without either search for the words. */
export type Question = { kind: "words" | "prefix" | "phrase"; text: string };

/** An open search engine. A search returns article ids, best first. */
export type Engine = {
  add(articles: Article[]): void | Promise<void>;
  /** Called after the last article, for engines that build their index then. */
  finish?(): void | Promise<void>;
  search(question: Question, limit: number): string[] | Promise<string[]>;
  /** Size of an index outside this process's heap and buffers, in bytes. */
  bytes?(): number;
  /** Writes what a restart needs into the folder. */
  save?(folder: string): void | Promise<void>;
};

/** One configuration of an engine. */
export type Configuration = {
  /** An empty engine; what it keeps on disk goes into the folder. */
  open(folder: string): Engine;
  /** Opens the engine saved in the folder; without this, a restart builds the index again. */
  load?(folder: string): Engine | Promise<Engine>;
};

/** An engine's configurations: its defaults, as documented for full text, and as well as we could tune it. */
export type Contender = Record<string, Configuration>;
