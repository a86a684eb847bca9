import { isForum } from "./discord-places.ts";
import type { World } from "./discord-world.ts";

/** Changes what the bot or the person may do in all channels, of which the bot hears. */
export function changePermissions(world: World, whom: "bot" | "person", kept: bigint, given: bigint): void {
  const whose = whom === "bot" ? "botPermissions" : "personPermissions";
  world[whose] = (world[whose] & kept) | given;
  const forums = [...world.places.values()].filter(isForum);
  for (const id of [world.channelId, world.otherChannelId, ...forums.map((one) => one.id)])
    world.emit("event", "CHANNEL_UPDATE", world.channelOf(id));
}
