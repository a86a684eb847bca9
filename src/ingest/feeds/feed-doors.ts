import { z } from "zod";
import { seal, unseal } from "../../text/sealed-text.ts";
import type { Feed, FeedStore } from "./feed.ts";
import { type FeedDoor, isOpenDoor } from "./feed-door.ts";
import { FeedError } from "./feed-error.ts";

/** The key that seals the doors, 32 bytes; made when it is first needed. */
export type DoorKey = () => Promise<Uint8Array>;

const kept = z.object({
  origin: z.string(),
  user: z.string().optional(),
  password: z.string().optional(),
  token: z.string().optional(),
  headers: z.record(z.string(), z.string()),
});

export type FeedDoors = ReturnType<typeof createFeedDoors>;

/** The doors of feeds, sealed in their store. */
export function createFeedDoors(feeds: Pick<FeedStore, "door" | "setDoor">, key: DoorKey) {
  return {
    /** @throws FeedError door_locked if it was sealed with another key */
    async open({ id, hasDoor }: Pick<Feed, "id" | "hasDoor">): Promise<FeedDoor | undefined> {
      const sealed = hasDoor ? await feeds.door(id) : undefined;
      if (!sealed) return undefined;
      try {
        return kept.parse(JSON.parse(unseal(await key(), `feed ${id}`, sealed)));
      } catch (cause) {
        throw new FeedError("door_locked", {}, { cause });
      }
    },
    /** Without anything in it, the door is taken away. */
    async set(id: string, door: FeedDoor): Promise<void> {
      const sealed = isOpenDoor(door) ? undefined : seal(await key(), `feed ${id}`, JSON.stringify(door));
      await feeds.setDoor(id, sealed);
    },
  };
}
