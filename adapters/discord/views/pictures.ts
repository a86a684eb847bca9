import {
  type APIButtonComponentWithURL,
  type APIMediaGalleryComponent,
  type APIMediaGalleryItem,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { isLarge, pictureOf } from "../../../src/chat/pictures/story-pictures.ts";
import type { Entry } from "../../../src/chat/reply.ts";
import { limits } from "../limits.ts";
import { label, webAddress } from "./markdown.ts";

/** The story's picture over the whole width; nothing if it has none that is large enough. */
export function gallery(entry: Entry): APIMediaGalleryComponent[] {
  const item = mediaOf(entry);
  if (!item || !entry.image || !isLarge(entry.image)) return [];
  return [{ type: ComponentType.MediaGallery, items: [item] }];
}

/** The story's picture with words about it; undefined if it has none for Discord. */
export function mediaOf(entry: Entry): APIMediaGalleryItem | undefined {
  const picture = pictureOf(entry, limits.imageUrl);
  return picture && { media: { url: picture.url }, description: label(picture.alt, limits.altText) };
}

/** A button that leads to the story where it was published, named as that is. */
export function sourceButton({ url, source }: Entry): APIButtonComponentWithURL[] {
  const address = webAddress(url, limits.buttonUrl);
  if (!address) return [];
  const name = label(source || new URL(address).hostname, limits.buttonLabel);
  return [{ type: ComponentType.Button, style: ButtonStyle.Link, label: name, url: address }];
}

/** The addresses of the pictures in a part of a payload. */
export function picturesIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  const media = "media" in part ? part.media : undefined;
  const own = typeof media === "object" && media && "url" in media ? [String(media.url)] : [];
  return [...own, ...Object.values(part).flatMap(picturesIn)];
}
