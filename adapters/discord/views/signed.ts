import { type APISectionComponent, type APITextDisplayComponent, ComponentType } from "discord.js";
import { type Reply, styleOf } from "../../../src/chat/reply.ts";
import { limits } from "../limits.ts";
import type { Richness } from "./fit.ts";
import { inline, webAddress } from "./markdown.ts";

/**
 * How a post begins, where a preview of it shows the sender's name and picture: a post itself gets them from its
 * webhook.
 */
export function signed(
  above: APITextDisplayComponent[],
  reply: Reply,
  fit: Richness,
): (APITextDisplayComponent | APISectionComponent)[] {
  const { sender } = styleOf(reply);
  if (!sender || sender === "own" || reply.visibility !== "private") return above;
  const content = `### ${inline(sender.name, fit.title)}`;
  const components = [{ type: ComponentType.TextDisplay, content } as const, ...above];
  const url = fit.images ? webAddress(sender.picture, limits.imageUrl) : undefined;
  if (!url) return components;
  const accessory = { type: ComponentType.Thumbnail, media: { url } } as const;
  return [{ type: ComponentType.Section, components, accessory }];
}
