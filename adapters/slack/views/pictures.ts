import type { ImageBlock, ImageElement, RichTextElement, SectionBlock } from "@slack/types";
import { isLarge, pictureOf } from "../../../src/chat/pictures/story-pictures.ts";
import type { Entry } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { visibleLine } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { asMrkdwn } from "./mrkdwn.ts";

/** Its words count towards the length of the message. */
const maxAltChars = 300;

/** Slack shows png, jpg and gif; what it says of others differs: github.com/slackapi/node-slack-sdk/issues/1482 */
const neverShown = /\.(?:avif|heic|jxl|svg)$/i;

/** The picture of a story, to be put beside a text or on a card; undefined if it has none for Slack. */
export function thumbnail(entry: Entry): ImageElement | undefined {
  const picture = pictureOf(entry, limits.imageUrl);
  if (!picture || neverShown.test(new URL(picture.url).pathname)) return undefined;
  const words = shorten(visibleLine(picture.alt), maxAltChars) || "…";
  return { type: "image", image_url: picture.url, alt_text: words };
}

/** The same over the whole width; nothing if it is too small for that. */
export function largePicture(entry: Entry): ImageBlock[] {
  const shown = thumbnail(entry);
  return shown && entry.image && isLarge(entry.image) ? [shown as ImageBlock] : [];
}

/**
 * Lines with the picture of a story beside them; undefined if it has none, or if they cannot be mrkdwn, which
 * alone has a place for it.
 */
export function besidePicture(lines: RichTextElement[], entry: Entry): SectionBlock | undefined {
  const accessory = thumbnail(entry);
  const text = accessory && asMrkdwn(lines);
  if (!text || text.length > limits.textObject) return undefined;
  // Otherwise clients may hide the end of it behind "See more".
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true }, accessory, expand: true };
}

/** The addresses of the pictures in a part of a payload. */
function picturesIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  const own = "image_url" in part && typeof part.image_url === "string" ? [part.image_url] : [];
  return [...own, ...Object.values(part).flatMap(picturesIn)];
}

/** The pictures that a refusal names by their places, such as "/blocks/3/image_url"; all of them if it names nothing. */
export function picturesAt(blocks: object[], places: string[]): string[] {
  if (places.length === 0) return picturesIn(blocks);
  return places.flatMap((place) => {
    const steps = place.split("/").slice(place.split("/").indexOf("blocks") + 1);
    let part: unknown = blocks;
    for (const step of steps) {
      if (typeof part !== "object" || part === null || step === "image_url") break;
      part = Reflect.get(part, step);
    }
    return picturesIn(part);
  });
}
