import {
  cleanIntro,
  cleanSenderName,
  type PingedRole,
  type PostStyle,
  type Sender,
} from "../../chat/posts/post-style.ts";
import { anyOf, postStyleWords } from "../../locales/understood.ts";

const any = (kind: keyof (typeof postStyleWords)[number]): string =>
  anyOf(postStyleWords.flatMap((words) => words[kind]));

const quotes = { open: '["“”「『＂]', inside: '[^"“”「」『』＂]', close: '["“”」』＂]' };

const intro = `(?:${any("intro")}) ?[:：]? ?${quotes.open}(?<intro>${quotes.inside}*)${quotes.close}`;

const sender = `(?:${any("sender")}) ?[:：]? ?${quotes.open}(?<sender>${quotes.inside}*)${quotes.close}(?: <?(?<icon>https://[^\\s<>]+)>?)?`;

/** What may be said of a style, one at a time; longer sayings come before those that they begin with. */
const phrases = [
  ["noPictures", "pictures", "noIntro", "noPing", "noPublish", "noSender"].map(
    (kind) => `(?<${kind}>${any(kind as "pictures")})`,
  ),
  intro,
  sender,
  `(?:${any("ping")}) (?:<@&(?<role>\\d{1,20})>|@?(?<all>everyone|here))`,
  ["compact", "standard", "full", "publish"].map((kind) => `(?<${kind}>${any(kind as "compact")})`),
].flat();

const phrase = `(?:${phrases.join("|")})`;
const anywhere = new RegExp(`(?<=^|\\s)${phrase}(?=\\s|$)`, "giu");
const atEnd = new RegExp(`\\s${phrase}$`, "iu");
const atStart = new RegExp(`^${phrase}(?=\\s|$)`, "iu");
const quotedAnywhere = new RegExp(`(?<=^|\\s)(?:${intro}|${sender})(?=\\s|$)`, "giu");

/** Whether a text begins with how a post is to look. */
export const beginsAsStyle = (text: string): boolean => atStart.test(text);

/** Takes all that a text says of a style out of it. */
export function takeStyle(text: string): { rest: string; style: PostStyle } {
  let style: PostStyle = {};
  const rest = text.replace(anywhere, (...match) => {
    style = { ...style, ...styleOf(match.at(-1)) };
    return " ";
  });
  return { rest: rest.replace(/\s+/g, " ").trim(), style };
}

/** The style that a text describes; undefined if it says anything else. */
export function styleIn(text: string): PostStyle | undefined {
  const { rest, style } = takeStyle(text);
  return rest === "" && Object.keys(style).length > 0 ? style : undefined;
}

/** Takes the curator's line and the sender out of a text, whose words would mean something else there. */
export function takeQuoted(text: string): { rest: string; style: PostStyle } {
  let style: PostStyle = {};
  const rest = text.replace(quotedAnywhere, (...match) => {
    style = { ...style, ...styleOf(match.at(-1)) };
    return " ";
  });
  return Object.keys(style).length > 0 ? { rest: rest.trim(), style } : { rest: text, style };
}

/** Takes the last thing that a text says of a style off its end; undefined if it ends otherwise. */
export function takeLastStyle(text: string): { rest: string; style: PostStyle } | undefined {
  const found = atEnd.exec(text);
  return found ? { rest: text.slice(0, found.index), style: styleOf(found.groups ?? {}) } : undefined;
}

function styleOf(said: Record<string, string | undefined>): PostStyle {
  const length = (["compact", "standard", "full"] as const).find((one) => said[one] !== undefined);
  const isSaid = (kind: string) => said[kind] !== undefined;
  return {
    ...(length && { length }),
    ...(isSaid("pictures") && { pictures: true }),
    ...(isSaid("noPictures") && { pictures: false }),
    ...(said.intro !== undefined && { intro: cleanIntro(said.intro) }),
    ...(isSaid("noIntro") && { intro: "" }),
    ...(pinged(said) && { ping: pinged(said) }),
    ...(isSaid("noPing") && { ping: "nobody" as const }),
    ...(isSaid("publish") && { publish: true }),
    ...(isSaid("noPublish") && { publish: false }),
    ...(said.sender !== undefined && { sender: senderNamed(said.sender, said.icon) }),
    ...(isSaid("noSender") && { sender: "own" as const }),
  };
}

/** An empty name is the bot's own. */
function senderNamed(text: string, picture: string | undefined): Sender | "own" {
  const name = cleanSenderName(text);
  return name ? { name, ...(picture && { picture }) } : "own";
}

/** Its name is not known here. */
function pinged({ role, all }: Record<string, string | undefined>): PingedRole | undefined {
  const id = role ?? all?.toLowerCase();
  return id ? { id, name: "" } : undefined;
}
