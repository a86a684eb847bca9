import { invalidForm } from "./discord-answers.ts";

type Part = { [key: string]: unknown };

/** Discord's answer where it does not take a picture; the path is that of the component. */
export const refusedPicture = invalidForm(["components[0].media.url: Not a well formed URL."]);

/** Whether a message shows a picture that Discord refuses for reasons of its own. */
export const refusesPictures = ({ refusedPictures }: { refusedPictures?: RegExp }, body: Part): boolean =>
  mediaIn(body.components).some((url) => refusedPictures?.test(url));

function mediaIn(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  const media = "media" in part ? (part.media as Part) : undefined;
  return [...(media ? [String(media.url)] : []), ...Object.values(part).flatMap(mediaIn)];
}

/**
 * https://docs.discord.com/developers/components/reference#unfurled-media-item: "Supports arbitrary urls and
 * attachment://<filename> references". A description in a gallery:
 * https://docs.discordnet.dev/api/Discord.MediaGalleryItemProperties.html. A host of one's own network is never meant.
 */
export function faultsOfMedia({ media, description }: Part): string[] {
  const { url } = (media ?? {}) as Part;
  const { protocol, username, hostname = "" } = URL.parse(String(url)) ?? {};
  const isPublic = protocol === "https:" && !username && /\.[a-z-]+\d*$/i.test(hostname);
  const words = typeof description === "string" ? [...description].length : 0;
  return [
    ...(isPublic && String(url).length <= 2_048 ? [] : [`a picture that is not publicly hosted: ${url}`]),
    ...(description === undefined || (words >= 1 && words <= 256) ? [] : ["a picture's description"]),
  ];
}
