import { fold } from "../../search/text/fold.ts";

/** A word, or one character of Chinese: as it is compared, and where it stands in the text. */
export type SaidToken = {
  word: string;
  start: number;
  end: number;
  isPossessive: boolean;
  isHan: boolean;
  /** Whether a space, or a comma or the like, stands before it. */
  spaceBefore: boolean;
  commaBefore: boolean;
};

const piece =
  /\p{sc=Han}|(?:\d{1,2}[:.]\d\d(?:[ap]m)?|\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?)(?!(?!\p{sc=Han})[\p{L}\p{N}])|(?!\p{sc=Han})[\p{L}\p{N}](?:(?!\p{sc=Han})[\p{L}\p{N}\p{M}'’.&+/-])*/giu;

/** Hurried spellings of ordinary words, never of names. */
const spellings: Record<string, string> = Object.fromEntries(
  `u=you ur=your r=are pls=please plz=please plse=please pleas=please thx=thanks thnx=thanks tnx=thanks ty=thanks
  tysm=thanks thanx=thanks thankyou=thanks tq=thanks abt=about bout=about wat=what wht=what wut=what wats=whats
  whts=whats gimme=give_me lemme=let_me wanna=want_to gonna=going_to gotta=got_to rn=right_now tmrw=tomorrow tmr=tomorrow
  yday=yesterday yest=yesterday yesteday=yesterday yesturday=yesterday ystd=yesterday todays=today yesterdays=yesterday
  tonite=tonight tdy=today 2day=today smth=something sth=something smthg=something sumthing=something wk=week
  wks=weeks hrs=hours hr=hour mins=minutes yr=year yrs=years mth=month mths=months bc=because hv=have nothin=nothing
  mornin=morning nite=night evry=every dayly=daily hedlines=headlines headlins=headlines
  theres=there_is wheres=where_is hows=how_is havent=have_not doesnt=does_not isnt=is_not
  youre=you_are theyre=they_are weve=we_have ive=i_have whos=who_is cud=could wud=would
  latst=latest lates=latest newst=newest recnt=recent stroy=story storys=stories artical=article articals=articles
  artcles=articles nws=news newz=news updats=updates aboout=about thse=these frm=from snce=since sinse=since excpt=except
  wihtout=without withou=without w/o=without w/out=without`
    .split(/\s+/)
    .map((pair) => pair.split("=") as [string, string]),
);
const contractions: Record<string, string> = {
  "we'd": "we would",
  "i'll": "i will",
  "we'll": "we will",
  "i'd": "i would",
};
const endings: Record<string, string> = { ve: "have", ll: "will", re: "are" };
const neverOwners = new Set("what that it let here there who how where when he she".split(" "));

/** The words of a text in their order. Signs between them are left out. */
export function tokensOf(text: string): SaidToken[] {
  const tokens: SaidToken[] = [];
  let last = 0;
  for (const { 0: typed, index } of text.matchAll(piece)) {
    const gap = text.slice(last, index);
    const isHan = /^\p{sc=Han}/u.test(typed);
    const bare = typed.replaceAll("’", "'").replace(/(?<!['.&+/-])['.&+/-]+$/, "");
    last = index + bare.length;
    const place = { start: index, end: last, isHan, spaceBefore: gap !== "" || index === 0 };
    const comma = { commaBefore: /[,，、;；:：.。!！?？]|[-–—]{2}| [-–—] /u.test(gap) };
    for (const [order, word] of wordsOf(bare).entries()) {
      tokens.push({
        ...word,
        ...place,
        ...comma,
        ...(order > 0 && { spaceBefore: true, commaBefore: false }),
      });
    }
  }
  return tokens;
}

function wordsOf(typed: string): Pick<SaidToken, "word" | "isPossessive">[] {
  const lower = typed.toLowerCase();
  const [, owner] = /^(.+)'s?$/.exec(lower) ?? [];
  if (owner && !neverOwners.has(owner)) return [{ word: fold(owner), isPossessive: true }];
  const [, verb = "", ending = ""] = /^(.+)'(ve|ll|re)$/.exec(lower) ?? [];
  if (verb) return [verb, endings[ending] ?? ""].map((word) => ({ word: fold(word), isPossessive: false }));
  const plain = fold(lower.replaceAll("'", ""));
  const spelled = contractions[lower] ?? spellings[plain] ?? plain;
  return spelled.split(/[ _]/).map((word) => ({
    word,
    isPossessive: plain === "todays" || plain === "yesterdays",
  }));
}

/** The text from one token to before another, as typed. */
export const textOf = (text: string, tokens: SaidToken[], from: number, to: number): string =>
  from < to ? text.slice(tokens[from]?.start, tokens[to - 1]?.end) : "";

/** What was typed for some tokens, those between them left out. */
export const joined = (text: string, tokens: SaidToken[]): string =>
  tokens
    .filter(({ start }, i) => start !== tokens[i - 1]?.start)
    .map(({ start, end, spaceBefore }, i) => (i > 0 && spaceBefore ? " " : "") + text.slice(start, end))
    .join("");
