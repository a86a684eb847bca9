import { joinLines } from "./clean.ts";
import { breaksOff, firstSentence, isDangling } from "./prose.ts";

const maxChars = 90;
/** Chinese characters are as wide as two letters. */
const maxHanChars = 45;

/** A headline for a text without one, made from its first sentence: at most 90 characters, "" for no text. */
export function headlineFrom(text: string): string {
  const [paragraph = ""] = text.slice(0, 4_000).trim().split("\n\n");
  const lead = firstSentence(joinLines(paragraph.split("\n")));
  return isHan(lead) ? hanHeadline(lead) : spacedHeadline(lead);
}

const isHan = (text: string): boolean =>
  (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) * 4 > text.length;

/** Ways to shorten a sentence that leave it a sentence, the gentlest first. */
const shorten: ((sentence: string) => string)[] = [
  withAbbreviations,
  (sentence) => sentence.replace(/(?<!\s)\s*[(（][^()（）]*[)）]/g, ""),
  (sentence) =>
    sentence.replace(
      /, (?:the|a|an|its|his|her|their|who|which|whose|where|one|formerly|now) [^,]{3,120},(?= (?!and |or |but )[\p{Ll}\p{N}])/gu,
      "",
    ),
  (sentence) => sentence.replace(/,? according to (?:(?! according to )[^,])+$/, ""),
  (sentence) =>
    sentence.replace(
      /, (?:[^\s,“”"]+ ){0,9}(?:said|says|told|reported|announced|added|showed)(?: [^,]{0,60})?$/,
      "",
    ),
  mainClause,
];

function spacedHeadline(lead: string): string {
  let sentence = withoutLoneQuote(lead.replace(/[.。]$/, "").trim());
  const isWhole = breaksOff(lead) === undefined;
  for (const step of shorten) {
    if (isWhole && sentence.length <= maxChars) return sentence;
    sentence = step(sentence).trim();
  }
  return isWhole && sentence.length <= maxChars ? sentence : cutAtBorder(sentence);
}

/** "World Trade Organization (WTO)" becomes "WTO" if the initials agree. */
function withAbbreviations(sentence: string): string {
  const abbreviated =
    /(?<![\p{L}\p{N}’'-])((?:[\p{L}\p{N}’'-]+ ){2,8})\((\p{Lu}{2,8})(?:[,，、;][^()]*)?\)/gu;
  return sentence.replace(abbreviated, (whole, before: string, short: string) => {
    const words = before.trim().split(" ");
    const named = words.splice(-short.length);
    const initials = named.map((word) => word[0]?.toUpperCase()).join("");
    return initials === short ? [...words, short].join(" ") : whole;
  });
}

const opening =
  /^(?:even (?:as|though|if)|as|while|after|before|although|though|despite|when|since|because|amid|following|if) [^,]{5,200}, /i;

/** The sentence without its introductory clause. */
function mainClause(sentence: string): string {
  const rest = sentence.replace(opening, "");
  return rest.length >= 30 && rest !== sentence ? (rest[0] ?? "").toUpperCase() + rest.slice(1) : sentence;
}

/** Before these words, and after a comma, the sentence so far is complete. */
const clauseWord =
  /^(?:in|on|at|by|ahead|with|for|from|over|after|before|during|amid|against|under|into|through|since|until|unless|because|while|when|where|although|though|despite|following|including|among|within|who|which|but|may|might|can|could|will|would|should|must)$/i;

function cutAtBorder(sentence: string): string {
  const words = sentence.split(" ");
  const cuts = words
    .map((_, index) => words.slice(0, index).join(" "))
    .filter((cut) => cut.length <= maxChars);
  const isBorder = (cut: string) => {
    const next = words[cut.split(" ").length] ?? "";
    return cut.length >= 30 && (/[,;:—–]$/.test(cut) || clauseWord.test(next)) && isBalanced(cut);
  };
  const border = cuts.findLast(isBorder);
  if (border) return withoutDangling(border);
  const fallback = withoutDangling(cuts.findLast((cut) => cut.length < maxChars) ?? "");
  return fallback ? `${fallback}…` : `${sentence.slice(0, maxChars - 1).toWellFormed()}…`;
}

const isBalanced = (text: string): boolean =>
  (text.match(/"/g)?.length ?? 0) % 2 === 0 &&
  (text.match(/[“(（「]/g)?.length ?? 0) === (text.match(/[”)）」]/g)?.length ?? 0);

/** A quotation that continues after the first sentence would leave only its opening mark. */
const withoutLoneQuote = (text: string): string => (isBalanced(text) ? text : text.replace(/^["“「]\s*/, ""));

function withoutDangling(text: string): string {
  const words = text.replace(/(?<![\s,;:—–-])[\s,;:—–-]+$/, "").split(" ");
  while (words.length > 1 && isDangling(words.at(-1) ?? "")) words.pop();
  return words.join(" ").replace(/(?<![\s,;:—–-])[\s,;:—–-]+$/, "");
}

function hanHeadline(lead: string): string {
  const sentence = lead.replace(/[。.]$/, "");
  if (sentence.length <= maxHanChars) return sentence;
  const plain = sentence.replace(/[(（][^()（）]*[)）]/g, "");
  if (plain.length <= maxHanChars) return plain;
  const border = /^.{8,44}(?=[，；：,;])/u.exec(plain)?.[0];
  return border && isBalanced(border) ? border : `${wholeWords(plain, maxHanChars - 1)}…`;
}

const hanWords = new Intl.Segmenter("zh", { granularity: "word" });

function wholeWords(text: string, limit: number): string {
  const words = [...hanWords.segment(text.slice(0, 4 * limit))];
  const end = words.findLast(({ index, segment }) => index + segment.length <= limit);
  return end ? text.slice(0, end.index + end.segment.length) : text.slice(0, limit).toWellFormed();
}
