import type { Room } from "../bot-deps.ts";
import { matchedLately as countLately } from "../commands/follow/recent-matches.ts";
import type { Asked } from "../request-context.ts";

/** How many stories of the last week a question matches, in words; nothing where nothing is asked. */
export async function matchedLately(query: string, asked: Asked, room: Room): Promise<string[]> {
  if (!query) return [];
  const lately = await countLately(query, asked, room);
  return lately === undefined ? [] : [asked.words.followLately(lately)];
}
