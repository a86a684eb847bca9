/** Everyday characters of a language, or the shape its letters take among others: what a wrong reading seldom gives. */
const chinese =
  /[的一是不了在人有我他這这中大來来上國国個个到說说們们為为子和你地出道也時时年得就那要下以生會会自著着去過过家學学對对可後后多心而能好都然沒没日於于起還还發发成事只作當当想看文無无開开手十用主行方又如前所本見见經经頭头面公同三已老從从動动兩两長长與与將将及等被月新部市二高場场區区業业表示據据元產产全法政民理化明分加今點点台省美電电話话记記者北京東东西南海、。，「」：；！？（）《》]/gu;
const japanese = /[\u3041-\u3093\u30a1-\u30f6ー、。「」・日本人年月大国会社的新東京]/gu;
const korean =
  /[가각간갈감갑강개객거건걸검것게겠격결경계고곡골공과관광교구국군권귀규균그극근글금급기긴길김까께꼭끝나난날남내너네년노농뉴는능니님다단달담답당대더데도독동되된될두드든들듯등디따때또라란람랑래량러럼레려력련령례로록론료루류률르른를름리린림립마막만많말망매맞머먼메며면명모목몰못무문물미민밀바박반받발방배백버번벌범법변별병보복본봉부북분불브비빠사산살삼상새색생서석선설성세소속손송수순술스습승시식신실심십싸쓰씨아안않알암압앙앞애액야약양어언얼엄업없에여역연열였영예오온올와완왔외요욕용우운울움워원월위유육율융으은을음응의이익인일임입있자작잔장재저적전절점접정제져조족존졸종좋주준줄중즉증지직진질집차착찰참창찾채책처척천철청체초촉총최추축출충취치친침카컨코크큰타탁탄탈태택터텔토통투트특티파판패퍼편평포표품풍프플피필하학한할함합항해핵했행향허험현협형호혼홍화확환활황회획효후훈휴흐희히힘]/gu;
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
/** Fewer bytes beyond ASCII than this speak against no declaration. */
const telling = 6;

/**
 * The encoding that makes most sense of bytes that are not UTF-8, as a label for TextDecoder. What
 * they declare is believed, unless another encoding gives far more everyday letters.
 */
export function likelyCharset(bytes: Uint8Array, declared: string | undefined): string {
  const sample = bytes.subarray(0, sampleSize);
  const claim = canonicalLabel(declared);
  if (claim && sample.filter((byte) => byte > 0x7f).length < telling) return claim;
  const scored = candidates.map(([label, letters]) => ({ label, score: sense(sample, label, letters) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
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

/** The share of U+FFFD, private and control characters and box drawings among the foreign ones that a reading gives. */
const damage = (text: string): number =>
  (text.match(/[\ufffd\ue000-\uf8ff\u0080-\u009f\u2500-\u257f]/g)?.length ?? 0) / Math.max(1, foreign(text));

const foreign = (text: string): number => text.match(/[^\0-\u007f]/gu)?.length ?? 0;
