import { LRUCache } from "lru-cache";
import type { Answer } from "../answer.ts";
import { AdapterError } from "../errors.ts";
import { isAboutContents } from "../ladder/climb.ts";
import type { Reply } from "../reply.ts";
import { hasPictures, withoutPictures } from "./story-pictures.ts";

/** A platform that is asked again refuses a picture again. */
const maxRemembered = 10_000;

/** The pictures that a platform has refused, so that each costs one refused request. */
export type RefusedPictures = {
  /** An answer without the pictures that were refused before. */
  without<Shown extends Answer>(answer: Shown): Shown;
  remember(urls: string[]): void;
};

export function createRefusedPictures(): RefusedPictures {
  const refused = new LRUCache<string, true>({ max: maxRemembered });
  return {
    without: (answer) => (refused.size > 0 ? withoutPictures(answer, (url) => refused.has(url)) : answer),
    remember(urls) {
      for (const url of urls) refused.set(url, true);
    },
  };
}

/**
 * Shows a reply; if the platform does not take it, once more without any picture, and the pictures that are
 * to blame are not shown again. Throws what `show` throws.
 * @param blamed the addresses of the pictures that a refusal may be about
 */
export async function showPictured<Result>(
  reply: Reply,
  pictures: RefusedPictures,
  blamed: (shown: Reply, refusal: AdapterError) => string[],
  show: (reply: Reply) => Promise<Result>,
): Promise<Result> {
  const shown = pictures.without(reply);
  try {
    return await show(shown);
  } catch (error) {
    if (!hasPictures(shown) || !(error instanceof AdapterError) || !isAboutContents(error)) throw error;
    pictures.remember(blamed(shown, error));
    return show(withoutPictures(shown));
  }
}
