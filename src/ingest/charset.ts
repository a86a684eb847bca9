/** Everyday characters of a language, or the shape its letters take among others: what a wrong reading seldom gives. */
const chinese =
  /[的一是不了在人有我他這这中大來来上國国個个到說说們们為为子和你地出道也時时年得就那要下以生會会自著着去過过家學学對对可後后多心而能好都然沒没日於于起還还發发成事只作當当想看文無无開开手十用主行方又如前所本見见經经頭头面公同三已老從从動动兩两長长與与將将及等被月新部市二高場场區区業业表示據据元產产全法政民理化明分加今點点台省美電电話话记記者北京東东西南海、。，「」：；！？（）《》]/gu;
const japanese = /[\u3041-\u3093\u30a1-\u30f6ー、。「」・日本人年月大国会社的新東京]/gu;
const korean =
  /[이다는을의에가고하지사도로기한은를리서자대어시아수인라정나부일스만그있들전해보것상원게과면제장비오중조주성구공안소무경우모국당연선신청관용유적동세위했으며년월민]/gu;
const latin = /(?<=[a-z])[ß-öø-ÿœ]|[ß-öø-ÿœ](?=[a-z])|[À-ÖØ-Þ](?=[a-z])|[“”‘’–—…«»°§€£]/gu;
const cyrillic = /[А-ЯЁ]?[а-яё]{2,}|(?<=[\s(«])[а-яА-Я](?=\s)|[«»—–№]/gu;

/** Encodings to choose among, the widespread ones first, each by the letters it is used for. */
const candidates: [string, RegExp][] = [
  ["gb18030", chinese],
  ["big5", chinese],
  ["shift_jis", japanese],
  ["euc-jp", japanese],
  ["euc-kr", korean],
  ["windows-1252", latin],
  ["windows-1251", cyrillic],
  ["koi8-r", cyrillic],
];

/** Bytes that are looked at: the beginning of a page may be all markup. */
const sampleSize = 200_000;

/**
 * The encoding that makes most sense of bytes that are not UTF-8, as a label for TextDecoder. What
 * they declare is believed, unless another encoding gives far more everyday letters.
 */
export function likelyCharset(bytes: Uint8Array, declared: string | undefined): string {
  const sample = bytes.subarray(0, sampleSize);
  const scored = candidates.map(([label, letters]) => ({ label, score: sense(sample, label, letters) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  const claim = canonicalLabel(declared);
  if (!claim) return best && best.score > 0.15 ? best.label : "windows-1252";
  const claimed = scored.find(({ label }) => label === claim);
  // Of an encoding that is not among ours nothing can be said, but whether it fits.
  const trust = claimed?.score ?? (damage(new TextDecoder(claim).decode(sample)) > 0.01 ? 0 : 0.3);
  return best && best.score > 0.3 && best.score > 2 * trust ? best.label : claim;
}

/** The Web's name for an encoding; undefined for what nobody knows, and for UTF-8 and UTF-16, which would have shown. */
function canonicalLabel(label: string | undefined): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    const name = encoding === "gbk" ? "gb18030" : encoding;
    return label && !name.startsWith("utf-") ? name : undefined;
  } catch {
    return undefined; // RangeError: no such encoding
  }
}

/** The share of a reading's foreign letters that are everyday ones, less what it cannot read; at most 1. */
function sense(bytes: Uint8Array, label: string, letters: RegExp): number {
  const text = new TextDecoder(label).decode(bytes);
  const everyday = text.match(letters)?.reduce((sum, match) => sum + match.length, 0) ?? 0;
  return Math.min(1, everyday / Math.max(1, foreign(text))) - 5 * damage(text);
}

/** The share of U+FFFD, private and control characters among the foreign ones that a reading gives. */
const damage = (text: string): number =>
  (text.match(/[\ufffd\ue000-\uf8ff\u0080-\u009f]/g)?.length ?? 0) / Math.max(1, foreign(text));

const foreign = (text: string): number => text.match(/[^\0-\u007f]/gu)?.length ?? 0;
