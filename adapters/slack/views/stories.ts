import type { RichTextElement } from "@slack/types";
import { passageIn } from "../../../src/chat/passage.ts";
import { leadOf } from "../../../src/chat/pictures/story-pictures.ts";
import type { PostLength } from "../../../src/chat/posts/post-style.ts";
import { type Entry, numberIn } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import type { MarkedText } from "../../../src/search/present/search-page.ts";
import { visibleLine } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { context, type DateReader, date, emphasised, headline, literal, remark, richText } from "./blocks.ts";
import type { BlockGroup } from "./fit.ts";
import { besidePicture, largePicture } from "./pictures.ts";

/** So that several stories fit in one message. */
const maxChars = { heading: 300, headline: 300, fact: 150 };
const maxNotes = 4;

/** The pictures of a list: beside its stories, one over the whole width, or none. */
type PictureLook = "beside" | "lead" | "none";

/** How much of its stories a list shows: at most `length` characters of their text, which pictures, and in what style. */
export type StoryLook = { length: number; pictures: PictureLook; style?: PostLength };

/**
 * The stories of a list, one block each: headline, source and age, and as much of its text as a list shows
 * (see passageIn). The lead picture stands above its story.
 */
export function storiesOf(entries: Entry[], reader: DateReader, look: StoryLook): BlockGroup[] {
  const lead = look.pictures === "lead" ? leadOf(entries, limits.imageUrl) : undefined;
  return entries.map((entry, index) => {
    const number = numberIn(entries, entry, index);
    const head = [
      ...literal(number === undefined ? "" : `${number}. `, { bold: true }),
      ...linkedHeadline(entry),
    ];
    const about = facts([entry.source], entry, reader);
    const passage = passageIn(entries, entry, { length: look.style });
    const lines =
      look.style === "compact"
        ? [joined([head, about], " · ")]
        : [head, about, passageOf(look.length ? passage : undefined, look.length)];
    return [
      ...context(remark(entry.heading ?? "", maxChars.heading)),
      ...(entry === lead ? largePicture(entry) : []),
      ...block(lines, look.pictures === "beside" ? entry : undefined),
    ];
  });
}

/** What stands above the text of a story, with its picture: below it, or beside it if it is small. */
export function storyHead(entry: Entry, reader: DateReader, byline = ""): BlockGroup {
  const lines = [linkedHeadline(entry), facts([entry.source, entry.section ?? "", byline], entry, reader)];
  const large = largePicture(entry);
  return [...block(lines, large.length > 0 ? undefined : entry), ...large];
}

const linkedHeadline = ({ title, url }: Entry): RichTextElement[] =>
  headline(shorten(visibleLine(title.text), maxChars.headline), url);

const passageOf = (passage: MarkedText | undefined, length: number): RichTextElement[] =>
  passage ? emphasised(passage, length) : [];

/** Source and the like, age and remarks, in one line. */
export function facts(first: string[], { publishedAt, notes }: Entry, reader: DateReader): RichTextElement[] {
  const text = (fact: string) => literal(shorten(visibleLine(fact), maxChars.fact).trim());
  const all = [...first.map(text), date(publishedAt, reader), ...notes.slice(0, maxNotes).map(text)];
  return joined(all, " · ");
}

/** Lines as a block, with the picture of a story beside them if that is given and has one. */
function block(lines: RichTextElement[][], pictured?: Entry): BlockGroup {
  const elements = joined(lines, "\n");
  if (elements.length === 0) return [];
  return [(pictured && besidePicture(elements, pictured)) ?? richText(elements)];
}

/** Parts of a text with a sign between those that are not empty. */
const joined = (parts: RichTextElement[][], sign: string): RichTextElement[] =>
  parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => [...literal(index > 0 ? sign : ""), ...part]);
