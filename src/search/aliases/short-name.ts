import { companyForms, listed } from "./extract/name-words.ts";

/** Words for what a company does, which everyday speech leaves out: Micron Technology is Micron. */
const trades = listed(`
  technology technologies electronics computer computers precision industry industries industrial group holding holdings
  international enterprise enterprises manufacturing semiconductor semiconductors motor motors financial marine
  telecommunications telecom systems platforms pharmaceutical pharmaceuticals network networks co`);

/** Words with which many names begin, so that alone they are not names. */
const common = listed(`
  taiwan taiwanese taipei china chinese hong kong japan japanese korea korean asia asian us america american europe
  european german global world international national united first general universal new far east eastern west western
  north south northern southern central great grand pacific atlantic formosa standard advanced applied public state
  giant president delta success next smart digital media power energy air steel`);

const hanTrades =
  /(?:精密|電子|电子|科技|集團|集团|金控|工業|工业|企業|企业|公司|股份|控股|電腦|电脑|國際|国际|投控){1,5}$/u;
const hanCommon =
  /^(?:[台臺]灣|台湾|中[國华華国]|[台臺]北|美國|美国|日本|南韓|第一|聯合|联合|世界|國家|国家|亞洲|亚洲)$/u;

/** The owner, which a Chinese name may omit: 台灣高鐵 is 高鐵, 國立故宮博物院 故宮博物院. */
const hanOwner = /^(?:[國国]立)?(?:[台臺][灣湾]|中[國国])?(?=..)/u;

/** Several owners have one of these, so that a character of each makes the name: 台灣電力 is 台電, 國立台灣大學 台大. */
const hanField =
  /^(?:[國国]立)?([台臺中])[灣湾國国](電力|电力|石油|鋼鐵|钢铁|塑膠|水泥|肥料|糖業|造船|信託|信托|銀行|银行|鐵路|铁路|大學|大学|時報|时报)$/u;

/** The short form of a name: Micron for Micron Technology Inc, 鴻海 for 鴻海精密. Undefined if none is clear. */
export function shortNameOf(name: string): string | undefined {
  const short = /^\p{sc=Han}+$/u.test(name) ? shortChinese(name) : shortLatin(name);
  if (short === name || [...short].length < 2 || hanCommon.test(short)) return undefined;
  return short;
}

function shortChinese(name: string): string {
  const bare = name.replace(hanTrades, "");
  const [, owner, field] = hanField.exec(bare) ?? [];
  return owner && field ? owner + field.charAt(0) : bare.replace(hanOwner, "");
}

function shortLatin(name: string): string {
  if (!name.includes(" ")) return name;
  const words = name.split(" ");
  const plain = words.map((word) => word.toLowerCase().replace(/(?<![.,])[.,]+$/, ""));
  let end = words.length;
  while (end > 1 && companyForms.has(plain[end - 1] as string)) end--;
  const isCompany =
    end < words.length || /^(?:group|holdings?|technolog(?:y|ies)|electronics)$/.test(plain.at(-1) as string);
  while (end > 1 && trades.has(plain[end - 1] as string)) end--;
  const isDistinctive = plain.slice(0, end).some((word) => !common.has(word) && !trades.has(word));
  return isCompany && isDistinctive ? words.slice(0, end).join(" ") : name;
}
