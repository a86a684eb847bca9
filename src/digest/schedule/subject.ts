import { anyOf, scheduleWords } from "../../locales/understood.ts";
import { takeQuoted } from "../style/read-style.ts";
import { beginsAsSchedule, partsOf, type ScheduleParts } from "./schedule-parts.ts";
import { zoneMeant } from "./time-zones.ts";

/** A digest's description apart from its subject, if it has one. */
type SplitDescription = { order: string; about?: string };

const aboutWords = anyOf(scheduleWords.flatMap(({ about }) => about));
// After Chinese words no space is needed.
const aboutPattern = new RegExp(`(?:^|\\s)(?:${aboutWords})(?<!\\w(?=\\w))([:：]?)(.*)$`, "is");

const aboutColon = new RegExp(`\\s(?:${aboutWords})[:：]`, "i");

/** More words at the end of a subject are never looked at; what is said of a digest has fewer. */
const maxMoreWords = 16;

/**
 * Takes the subject out: what follows `about`, without what else is said of the digest at its end ("about
 * chips top 3", "about chips every weekday at 8"). After `about:` all is subject.
 */
export function splitSubject(text: string): SplitDescription {
  const [, colon, said = ""] = aboutPattern.exec(text) ?? [];
  const order = text.replace(aboutPattern, "").normalize("NFKC").trim();
  if (!said.trim()) return { order };
  if (colon) return { order, about: said.trim() };
  const words = said.trim().split(/\s+/);
  const known = partsOf(order);
  const isMore = (at: number) =>
    at > 0 && words.length - at <= maxMoreWords && addsTo(known, words.slice(at).join(" "));
  const end = words.findIndex((_, at) => isMore(at));
  if (end < 0) return { order, about: said.trim() };
  const more = words.slice(end).join(" ");
  return { order: `${order} ${more}`.normalize("NFKC").trim(), about: words.slice(0, end).join(" ") };
}

/** A description without what it says in quotation marks, which may hold any words; after `about:` nothing is. */
export function quotedApart(text: string): ReturnType<typeof takeQuoted> {
  const at = aboutColon.exec(text)?.index ?? text.length;
  const { rest, style } = takeQuoted(text.slice(0, at));
  return { rest: `${rest}${text.slice(at)}`, style };
}

/** The inverse for the subject: whatever it ends in, it is read as one. */
export const subjectText = (about: string): string => {
  const isPlain = splitSubject(`x about ${about}`).about === about && takeQuoted(about).rest === about;
  return isPlain ? `about ${about}` : `about: ${about}`;
};

/** Whether a text says nothing but what was not said before. */
function addsTo(known: ScheduleParts, text: string): boolean {
  const said = text.normalize("NFKC");
  if (!beginsAsSchedule(said)) return false;
  const { times, days, unclear, place, most, silent, style } = partsOf(said);
  if (unclear || (place && !isPlaceAfter(times, place))) return false;
  const repeats =
    (times.length > 0 && known.times.length > 0) ||
    (days.length > 0 && known.days.length > 0) ||
    (most !== undefined && known.most !== undefined) ||
    (silent && known.silent) ||
    Object.keys(style).some((one) => one in known.style);
  const isStyled = Object.keys(style).length > 0;
  return !repeats && (times.length > 0 || days.length > 0 || most !== undefined || silent || isStyled);
}

/** "at 8 taipei", but not "every war in taiwan". */
const isPlaceAfter = (times: ScheduleParts["times"], place: string): boolean =>
  times.length > 0 && zoneMeant(place) !== undefined;
