const ellipsis = /(?:\.{3}|…|\. \. \.)\s*[\])]?$/;
const finished =
  /[.!?。！？][”’"'»」』）)\]】]*$|[”"»」』】]$|(?<!\S)(?=\S+$)\S*?(?:https?:\/\/|[^\s@]@)[^\s@]/;
const bracketed = /^[(（[【].*[)）\]】]$/;
const listItem = /^(?:[-*•–·▪◦]|\d{1,3}[.)])\s/;
const unfinished = /[,，、;；—–-]$/;

/** Words that no sentence or heading ends with. */
const dangling = new Set(
  (
    "a an the of to in on at by for from with into onto upon about over under after before between among against during " +
    "through since until unless than as and or but nor if because while when where which who whose that these those " +
    "this is are was were be been being am has have had do does did will would can could may might must shall should " +
    "their its his our your my they he she we i no very more most such other another each every including starting according due " +
    "per via amid despite toward towards within without although though whether how what"
  ).split(" "),
);

export const isDangling = (word: string): boolean =>
  dangling.has(word.toLowerCase().replace(/[^\p{L}]/gu, ""));

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** The number of words; in Chinese and Japanese two and a half characters count as one. */
export const wordCount = (text: string): number =>
  (text.replace(han, " ").match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0) + (text.match(han)?.length ?? 0) / 2.5;

const proseWords = 12;
/** Only the end of a paragraph is checked: endless words would take long. */
const endChars = 300;

/**
 * Whether a paragraph stops in mid sentence. "surely": its end shows it; "maybe": it is long and only
 * its full stop is missing; undefined: it is complete, a heading or a list item.
 */
export function breaksOff(paragraph: string): "surely" | "maybe" | undefined {
  const words = wordCount(paragraph);
  const end = paragraph.slice(-endChars);
  if (ellipsis.test(end)) return words >= 4 ? "surely" : undefined;
  if (finished.test(end) || bracketed.test(paragraph) || listItem.test(paragraph)) return undefined;
  if (/[:：]$/.test(end)) return undefined;
  const last = end.slice(end.lastIndexOf(" ") + 1);
  if (words >= 5 && (unfinished.test(end) || isDangling(last))) return "surely";
  return words >= proseWords ? "maybe" : undefined;
}

/** A short line without a full stop: a headline, a label, a name. */
export const isHeading = (paragraph: string): boolean =>
  wordCount(paragraph) < proseWords &&
  !/[.。:：,，]["”’」』]?$/.test(paragraph) &&
  breaksOff(paragraph) === undefined;

const teaserEnd =
  /(?<![\s.…»>→[\]()])[\s.…»>→[\]()]+(?:(?:read more|continue reading|more|閱讀更多|繼續閱讀)[\s.…»>→]*)?$/i;

/** Text without the ellipsis or "Read more" at the end of a teaser. */
export const withoutEllipsis = (text: string): string =>
  text.replace(teaserEnd, (end) => end.replace(/(?<!\s)\s*[[(]?(?:\.{3}|…|\. \. \.).*$/s, ""));

const abbreviation =
  /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Rev|Hon|St|Mt|Jr|Sr|Inc|Ltd|Co|Corp|Bros|No|vs|etc|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|\p{Lu}|(?:\p{L}\.)+\p{L})\.\s*$/u;
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The first sentence of a text; "Mr." and "U.S." do not end one. */
export function firstSentence(text: string): string {
  let sentence = "";
  for (const { segment } of segmenter.segment(text.slice(0, 2_000))) {
    sentence += segment;
    if (!abbreviation.test(sentence)) break;
  }
  return sentence.trim();
}
