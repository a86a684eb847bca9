import { shorten } from "../shorten.ts";

/** How much a post shows of its stories: a line each, what any list shows, or a passage of each. */
export type PostLength = "compact" | "standard" | "full";

/** A role that a post may ping; its id is `everyone` or `here` for all people there. */
export type PingedRole = { id: string; name: string };

/** The name and picture that a post has in place of the bot's own; the picture is an address of https. */
export type Sender = { name: string; picture?: string };

/**
 * How the posts of a digest or a follow look, and what else is done with them. What is left out is as usual:
 * standard, with pictures, nothing in front, nobody pinged, not published.
 */
export type PostStyle = {
  length?: PostLength;
  /** Whether stories have their pictures. */
  pictures?: boolean;
  /** A line of the curator's own in front, in words alone; empty for none. */
  intro?: string;
  ping?: PingedRole | "nobody";
  /** Whether servers that follow an announcement channel get it, too. */
  publish?: boolean;
  sender?: Sender | "own";
};

/** About two lines of a phone; a longer one is cut, as the preview shows. */
export const maxIntroChars = 200;

/** What would be a mention on some platform, of people, roles or channels. */
const mention = /<[@!#][^<>]*>|[@＠](?=everyone|here|channel)/gi;

/** In a command the line stands between quotation marks. */
const quotationMark = /["“”＂「」『』]/g;

/** A curator's line without mentions, at most as long as a line may be. */
export const cleanIntro = (text: string): string =>
  shorten(text.replace(mention, " ").replace(quotationMark, "'").replace(/\s+/g, " ").trim(), maxIntroChars);

/** A sender's name as it can stand in a command; how long it may be is up to the platform. */
export const cleanSenderName = (text: string): string =>
  text.replace(quotationMark, "'").replace(/\s+/g, " ").trim();

/** A style with what was said of it since; undefined if it is the usual one. */
export function restyled(before: PostStyle | undefined, said: PostStyle | undefined): PostStyle | undefined {
  const { length, pictures, intro, ping, publish, sender } = { ...before, ...said };
  const style: PostStyle = {
    ...(length && length !== "standard" && { length }),
    ...(pictures === false && { pictures }),
    ...(intro && { intro }),
    ...(ping && ping !== "nobody" && { ping }),
    ...(publish && { publish }),
    ...(sender && sender !== "own" && { sender }),
  };
  return Object.keys(style).length > 0 ? style : undefined;
}
