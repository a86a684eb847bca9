import { fold } from "../../search/text/fold.ts";
import { once, type Slot } from "./phrase.ts";
import { wordSet } from "./spellings.ts";
import { type SaidToken, tokensOf } from "./tokens.ts";

/** Names by which readers call well-known publishers; the archive's own sources come on top. */
const wellKnown = `bbc|bbc news|cnn|reuters|ap|associated press|afp|bloomberg|bloomberg news|nikkei|nikkei asia|digitimes|
  taipei times|the taipei times|focus taiwan|cna|china times|taiwan news|united daily news|udn|ettoday|liberty times|
  apple daily|the guardian|guardian|new york times|the new york times|nyt|ny times|nytimes|washington post|wapo|
  wall street journal|wsj|financial times|ft|economist|the economist|techcrunch|verge|the verge|wired|ars technica|
  engadget|scmp|south china morning post|straits times|japan times|korea herald|korea times|yonhap|kyodo|xinhua|
  global times|china daily|people's daily|al jazeera|fox news|nbc|nbc news|cbs|cbs news|abc news|npr|politico|axios|
  forbes|fortune|business insider|cnbc|marketwatch|sky news|telegraph|the telegraph|the independent|the times|
  le monde|le figaro|der spiegel|spiegel|die zeit|faz|el pais|el mundo|la repubblica|hacker news|espn|variety|
  hollywood reporter|usa today|los angeles times|la times|time magazine|newsweek|the atlantic|new yorker|vox|vice|
  buzzfeed|huffpost|euronews|dw|deutsche welle|france 24|irish times|globe and mail|toronto star|sydney morning herald|
  the hindu|times of india|hindustan times|ndtv|bangkok post|nature|science magazine|new scientist|zdnet|
  the register|tom's hardware|anandtech|semianalysis|ieee spectrum|mit technology review|barron's|daily mail|mirror|
  the sun|nhk|asahi shimbun|yomiuri|mainichi|tass|rt|voa|voice of america|radio free asia|rfa|the information|
  自由時報|聯合報|聯合新聞網|經濟日報|工商時報|中國時報|中時|中時電子報|中央社|蘋果日報|ettoday新聞雲|風傳媒|
  上報|鏡週刊|鏡報|天下雜誌|商業周刊|商周|今周刊|遠見|財訊|數位時代|科技新報|鉅亨網|三立|三立新聞|民視|tvbs|
  東森|東森新聞|華視|公視|中視|台視|新頭殼|關鍵評論網|報導者|端傳媒|明報|東方日報|星島日報|信報|香港01|
  南華早報|新華社|人民日報|環球時報|央視|澎湃新聞|澎湃|財新|財新網|第一財經|界面新聞|新浪|新浪財經|騰訊新聞|
  網易|搜狐|36氪|虎嗅|新京報|南方週末|南方都市報|界面|財經|路透|路透社|彭博|彭博社|法新社|美聯社|共同社|
  日經|日經亞洲|韓聯社|德國之聲|紐約時報|華爾街日報|金融時報|經濟學人|華盛頓郵報|衛報|讀賣新聞|朝日新聞|
  今日新聞|nownews|中廣|大紀元|聯合早報|早報|中天|中天新聞|年代|壹電視|年代新聞|鏡新聞|寰宇新聞|匯流新聞網|
  農傳媒|環境資訊中心|泛科學|科技報橘|inside|technews|digitimes asia|taiwan today`;

/** Words with which the names of papers end. */
const paperWords =
  wordSet(`times post news daily herald journal tribune gazette wire chronicle observer telegraph courier examiner bulletin
  magazine weekly review monitor press dispatch broadcasting`);
const hanPaper = new Set(
  ["日報", "時報", "晚報", "早報", "週報", "新聞網", "電子報", "通訊社", "週刊", "周刊", "雜誌"].map((word) =>
    fold(word),
  ),
);

const key = (tokens: SaidToken[]): string => tokens.map(({ word }) => word).join(" ");
const known = new Set(wellKnown.split("|").map((name) => key(tokensOf(name))));
const longest = 5;
const longestHan = 8;

/** A publisher's name, the longest first; the value is false if it only ends like one, as "game news" does. */
export const publisher: Slot<boolean> = once((tokens, at) =>
  publisherEnds(tokens, at).map((end) => ({ value: known.has(key(tokens.slice(at, end))), end })),
);

function publisherEnds(tokens: SaidToken[], at: number): number[] {
  const ends: number[] = [];
  const most = tokens[at]?.isHan ? longestHan : longest;
  for (let end = at + 1; end <= Math.min(tokens.length, at + most); end++)
    if (isPublisher(tokens.slice(at, end))) ends.unshift(end);
  return ends;
}

function isPublisher(tokens: SaidToken[]): boolean {
  if (known.has(key(tokens))) return true;
  const name = tokens.map(({ word }) => word).join("");
  if (tokens[0]?.isHan) return tokens.length === 4 && [...hanPaper].some((end) => name.endsWith(end));
  return tokens.length >= 2 && paperWords.has(tokens.at(-1)?.word ?? "");
}
