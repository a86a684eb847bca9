import type { Article } from "../../src/article/article.ts";
import { contenders } from "../engines/contenders.ts";
import type { Configuration, Engine } from "../engines/engine.ts";
import type { Setup } from "./figures.ts";

/** One seed for all: every engine gets the same articles and queries. */
export const seed = "newsdesk";

/** @throws Error for an unknown engine or configuration */
export function configurationOf({ engine, configuration }: Setup): Configuration {
  const found = contenders[engine]?.[configuration];
  if (!found) throw new Error(`there is no engine ${engine} with a configuration ${configuration}`);
  return found;
}

/** Batch size, as the service uses for short articles. */
const batch = 2_000;

/** Adds all articles and builds. */
export async function fillEngine(engine: Engine, articles: Article[]): Promise<void> {
  for (let from = 0; from < articles.length; from += batch)
    await engine.add(articles.slice(from, from + batch));
  await engine.finish?.();
}
