import { matchPhrase, type Phrase, phrases } from "../phrase.ts";
import { type SaidToken, tokensOf } from "../tokens.ts";
import { sets } from "./word-sets.ts";

const follows = phrases(
  sets,
  "的|有|<news>|在|關於|發生|裡|內|以來|股市|油價|匯率|大盤|颱風|天氣|重大|重要|台股|美股|哪些|最|什麼|的話|發布|公布|期間|全部|所有",
);
/** A name goes on: 今日頭條, 今天不回家, 今年夏天. */
const namesAfter = phrases(
  {},
  "球|亮|刊|在馬|新聞台|新聞網|頭條|電影|世界|戰爭|雜誌|過後|不回家|照相館|之星|夏天|冬天|春天|秋天|的樹|學運|革命|藍調|廣場|黃昏|追想曲|男孩|女孩|戀人|重現|事件|雪",
);

/** Whether the tokens say when, and are no part of a name such as 今日頭條 or of a title such as 三月的獅子. */
export function isDateMeant(tokens: SaidToken[], start: number, end: number, isCareful: boolean): boolean {
  const next = tokens[end];
  if (firstMatchAt(namesAfter, tokens, end)) return false;
  const before = tokens[start - 1];
  if (!isCareful) return !isTitle(tokens, start, end);
  // "三月的獅子 真人版": titles are followed by a space and what is asked about them.
  if (start === 0 && tokens.slice(end + 1).some(({ isHan, spaceBefore }) => isHan && spaceBefore))
    return false;
  // 你好星期六
  if (before?.isHan && !tokens[start]?.spaceBefore) return !next;
  if (!next || next.commaBefore) return true;
  if (firstMatchAt(follows, tokens, end)) return true;
  // "八月 照相館" is typed as two words, "照相館 八月" ends with it.
  return next.spaceBefore && before !== undefined;
}

const of = tokensOf("的")[0]?.word ?? "";

/** "今天我最美 綜藝": at the start, joined to what follows, with a space before what is asked about it. */
function isTitle(tokens: SaidToken[], start: number, end: number): boolean {
  const [next, after] = [tokens[end], tokens.slice(end + 1)];
  const words = after
    .slice(
      0,
      after.findIndex(({ spaceBefore }) => spaceBefore),
    )
    .map(({ word }) => word);
  // "昨天的你的現在 歌曲"
  if (start === 0 && next?.word === of && words.length < after.length - 1 && words.includes(of)) return true;
  const isJoined = start === 0 && next?.isHan && !next.spaceBefore && !firstMatchAt(follows, tokens, end);
  return Boolean(isJoined) && after.some(({ isHan, spaceBefore }) => isHan && spaceBefore);
}

const firstMatchAt = (all: Phrase[], tokens: SaidToken[], at: number): boolean =>
  all.some((phrase) => matchPhrase(phrase, tokens, at, {}, false));
