import { matchesOf } from "../../text/matches-of.ts";

const initials = sounds(
  "ㄅ b ㄆ p ㄇ m ㄈ f ㄉ d ㄊ t ㄋ n ㄌ l ㄍ g ㄎ k ㄏ h ㄐ j ㄑ q ㄒ x ㄓ zh ㄔ ch ㄕ sh ㄖ r ㄗ z ㄘ c ㄙ s",
);
/** The rest of a syllable after an initial. */
const finals = sounds(
  `ㄧ i ㄨ u ㄩ u ㄚ a ㄛ o ㄜ e ㄝ e ㄞ ai ㄟ ei ㄠ ao ㄡ ou ㄢ an ㄣ en ㄤ ang ㄥ eng ㄦ er
  ㄧㄚ ia ㄧㄛ io ㄧㄝ ie ㄧㄠ iao ㄧㄡ iu ㄧㄢ ian ㄧㄣ in ㄧㄤ iang ㄧㄥ ing
  ㄨㄚ ua ㄨㄛ uo ㄨㄞ uai ㄨㄟ ui ㄨㄢ uan ㄨㄣ un ㄨㄤ uang ㄨㄥ ong ㄩㄝ ue ㄩㄢ uan ㄩㄣ un ㄩㄥ iong`,
);
/** Of those that are spelt otherwise without one. */
const alone = sounds(
  `ㄧ yi ㄨ wu ㄩ yu ㄧㄚ ya ㄧㄛ yo ㄧㄝ ye ㄧㄠ yao ㄧㄡ you ㄧㄢ yan ㄧㄣ yin ㄧㄤ yang ㄧㄥ ying
  ㄨㄚ wa ㄨㄛ wo ㄨㄞ wai ㄨㄟ wei ㄨㄢ wan ㄨㄣ wen ㄨㄤ wang ㄨㄥ weng ㄩㄝ yue ㄩㄢ yuan ㄩㄣ yun ㄩㄥ yong`,
);

function sounds(table: string): Map<string, string> {
  return new Map(
    [...table.matchAll(/(?<!\S)(\S+) (\S+)/g)].map(([, sign = "", sound = ""]) => [sign, sound]),
  );
}

const syllable = /[˙ˉˊˇˋ]?([ㄅ-ㄙ]?)([ㄧㄨㄩ]?[ㄚ-ㄦ]?)[ˉˊˇˋ˙]?/g;

/** A text with its Bopomofo (ㄊㄞˊ ㄐㄧ ㄉㄧㄢˋ) as pinyin without tones (tai ji dian); other text stays. */
export const bopomofoToPinyin = (text: string): string =>
  text.replace(/[ㄅ-ㄩ˙ˉˊˇˋ]+/g, (run) => (/[ㄅ-ㄩ]/.test(run) ? pinyinOfRun(run) : run));

const pinyinOfRun = (run: string): string =>
  Array.from(matchesOf(run, syllable), ([, initial = "", final = ""]) => pinyinOf(initial, final))
    .filter(Boolean)
    .join(" ");

function pinyinOf(initial: string, final: string): string {
  if (initial === "") return alone.get(final) ?? finals.get(final) ?? "";
  // ㄓ alone is zhi; all other initials have a final.
  return (initials.get(initial) as string) + (final === "" ? "i" : (finals.get(final) ?? ""));
}
