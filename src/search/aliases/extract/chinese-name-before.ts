import { fold } from "../../text/fold.ts";

const run = /(?<![\p{sc=Han}·・‧])[\p{sc=Han}·・‧]+$/u;

/** Characters and words that come before a name and are not part of it. */
const border = new RegExp(
  fold(
    "^.*(?:[的與和及在由對向讓給是稱為於以從被將把據跟因約每該此但而也]|宣布|表示|指出|包括|例如|旗下|龍頭|大廠|巨頭|業者|機構|外資|[荷美日德英法韓港陸外]商|公司(?=.{2})|集團(?=.{2})|總統|總理|主席|院長|部長|次長|署長|局長|處長|縣長|市長|委員|立委|議員|董事長|總經理|總裁|執行長|財務長|發言人|創辦人|教授|博士|分析師|經理|秘書長|祕書長|大使|導演|[作畫]家|學家|專家|小說家|記者|律師|醫師|法官|檢察官|首相|外長|財長|歌手|演員|選手|教練)",
  ),
  "u",
);

/** Of a name without quotation marks. */
const maxChars = 12;

/**
 * The Chinese name that ends a text. Nothing marks its beginning, so it is the longest end that occurs
 * elsewhere in the whole text; else what follows a punctuation mark or a word such as 執行長.
 */
export function hanBefore(before: string, text: string): string | undefined {
  const quoted = /[「『《〈]([\p{sc=Han}·・‧]{2,16})[」』》〉]$/u.exec(before)?.[1];
  if (quoted) return quoted;
  const whole = run.exec(before)?.[0] ?? "";
  const name = repeated(whole, text) ?? withoutBorder(whole);
  return name.length >= 2 && name.length <= maxChars ? name : undefined;
}

/** The longest end of a run that occurs at least twice in the text. */
function repeated(whole: string, text: string): string | undefined {
  const bare = withoutBorder(whole);
  for (let length = Math.min(bare.length, maxChars); length >= 2; length--) {
    const end = bare.slice(-length);
    if (text.indexOf(end) !== text.lastIndexOf(end)) return end;
  }
  return undefined;
}

/** Folding Chinese keeps the length, so that the same end can be cut from the original. */
const withoutBorder = (whole: string): string =>
  whole.slice(whole.length - fold(whole).replace(border, "").length);
