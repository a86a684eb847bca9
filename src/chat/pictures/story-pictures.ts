import type { ArticleImage } from "../../article/article.ts";
import type { Answer } from "../answer.ts";
import type { DigestReply, Entry, HomeReply } from "../reply.ts";

/** Names that no public server answers to. https://www.iana.org/assignments/special-use-domain-names */
const privateHost =
  /(?:^|\.)(?:localhost|local|internal|intranet|private|corp|home|lan|arpa|onion|invalid|test)\.?$/i;

/** An IPv4 address as `URL` writes it, whatever its notation; IPv6 stands in brackets. */
const ipAddress = /^\d{1,3}(?:\.\d{1,3}){3}$|^\[/;

/**
 * The picture of a story as a platform may fetch it; undefined if there is none, or none that is public:
 * of https, by a name, without credentials. Its words are the headline's if it has none, not made visible yet.
 * @param maxUrl the greatest length of its address
 */
export function pictureOf(
  { image, title }: Entry,
  maxUrl: number,
): (ArticleImage & { alt: string }) | undefined {
  const url = image && image.url.length <= maxUrl ? URL.parse(image.url.toWellFormed()) : null;
  if (!image || url?.protocol !== "https:" || url.username || url.password) return undefined;
  const { hostname, href } = url;
  const isPublic = hostname.includes(".") && !ipAddress.test(hostname) && !privateHost.test(hostname);
  return isPublic && href.length <= maxUrl
    ? { ...image, url: href, alt: image.alt || title.text }
    : undefined;
}

/** A smaller picture is shown as a thumbnail only. */
const minLarge = { width: 400, height: 200 };
/** A narrower one would fill a screen. */
const maxHeightPerWidth = 1.6;

/** Whether a picture is fit to be shown over the whole width; one of unknown size is taken to be. */
export const isLarge = ({ width = minLarge.width, height = minLarge.height }: ArticleImage): boolean =>
  width >= minLarge.width && height >= minLarge.height && height <= width * maxHeightPerWidth;

/** A list has its lead picture at its beginning or not at all. */
const leadsAmong = 3;

/** The story whose picture a digest shows: the first one with a large picture, if it is near the beginning. */
export const leadOf = (entries: Entry[], maxUrl: number): Entry | undefined =>
  entries.slice(0, leadsAmong).find((entry) => {
    const picture = pictureOf(entry, maxUrl);
    return picture !== undefined && isLarge(picture);
  });

/** An answer without its pictures, or without those whose address `leavesOut` says. */
export function withoutPictures<Shown extends Answer>(
  answer: Shown,
  leavesOut: (url: string) => boolean = () => true,
): Shown {
  const bare = (entry: Entry): Entry =>
    entry.image && leavesOut(entry.image.url) ? { ...entry, image: undefined } : entry;
  switch (answer.kind) {
    case "story":
      return { ...answer, entry: bare(answer.entry) };
    case "results":
      return { ...answer, entries: answer.entries.map(bare) };
    case "digest":
      return { ...answer, entries: answer.entries.map(bare), ...senderWithout(answer, leavesOut) };
    case "home":
      return {
        ...answer,
        sections: answer.sections.map((one) => ({ ...one, entries: one.entries.map(bare) })),
      };
    default:
      return answer;
  }
}

/** The style of a digest whose sender has no such picture. */
function senderWithout(
  { style }: DigestReply,
  leavesOut: (url: string) => boolean,
): Pick<DigestReply, "style"> {
  const { sender } = style ?? {};
  if (!sender || sender === "own" || !sender.picture || !leavesOut(sender.picture)) return {};
  return { style: { ...style, sender: { name: sender.name } } };
}

/** Whether any of its stories has a picture, or its sender. */
export const hasPictures = (answer: Answer): boolean => {
  const { sender } = (answer.kind === "digest" && answer.style) || {};
  if (sender && sender !== "own" && sender.picture) return true;
  const entries = answer.kind === "home" ? answer.sections.flatMap((one) => one.entries) : storiesIn(answer);
  return entries.some(({ image }) => image);
};

const storiesIn = (answer: Exclude<Answer, HomeReply>): Entry[] =>
  "entry" in answer ? [answer.entry] : "entries" in answer ? answer.entries : [];
