import { wordCount } from "../text/prose.ts";
import type { Block } from "./blocks.ts";
import { proseLength } from "./prose-length.ts";

/** Lines that sites put between the paragraphs of every article. */
const notices = [
  /^(?:advert(?:isement)?s?|ad|sponsored(?: content)?|anzeige|werbung|publicité|publicidad|廣告|广告|広告)[:：]?$/i,
  /^(?:(?:click|tap) here (?:to|for)|(?:sign|signed) up (?:for|to|here)|subscribe (?:to|now|here|for)|follow (?:us|me|@?\w+) on|like (?:us|this)|join (?:us|our)|download (?:our|the) app|get (?:our|the) .{0,60}(?:newsletter|inbox|app)\b)/i,
  /^(?:(?:read|see|view|watch|learn) (?:more|also|next)|more (?:on|from|about)\b|also (?:on|read|see)\b|also:|related(?: \w+)?[:：]|related$|don['’]t miss|you (?:may|might) (?:also )?(?:like|be interested)|lesen sie (?:auch|mehr)|mehr zum thema|(?:à )?lire aussi|l(?:ea|ee) también|[tl]e puede interesar|puedes? ver[:：]|vea también|leia (?:também|mais)|veja também|leggi anche|auch lesen[:：]|lesen sie hier[:：]|czytaj (?:też|także)[:：]|dowiedz się więcej[:：]|źródło[:：]|читайте (?:также|ещё)|関連(?:記事|ニュース)|あわせて読みたい|관련\s?기사|많이 본|recommended|continue reading|read (?:the )?full (?:story|article)|read (?:in|on) (?:the )?app|story continues|continues? (?:reading )?below|skip to|(?:most|more) (?:read|popular)|trending|latest (?:news|stories)|in this (?:article|story)|table of contents|see more|watch:|listen:|photos?:)/i,
  /^(?:延伸閱讀|延伸阅读|相關(?:新聞|報導|文章|閱讀)|相关(?:新闻|报道|文章|阅读)|更多(?:新聞|新闻|報導|内容|內容)|看更多|推薦閱讀|推荐阅读|猜你喜歡|猜你喜欢|你可能(?:也)?(?:想看|喜歡)|熱門(?:新聞|文章)|热门(?:新闻|文章)|點我看更多|加入.{0,12}(?:LINE|好友)|按讚|分享(?:至|到|給)|責任編輯|责任编辑|原文網址|本文版權|未經授權|未经授权|下載.{0,10}APP)/i,
  /^(?:[-–—] ?)?(?:anzeige|werbung|weiterlesen|zurück|rezept drucken|bild anzeigen|vorlesen|drucken|teilen|merken|kommentieren|czytaj (?:też|także|więcej)|zobacz (?:też|także)|dowiedz się więcej|więcej\]?|źródło:?|lire la suite|partager|ver más|leer más|compartir|condividi|leggi tutto|подробнее|поделиться)(?: ?[-–—])?$/iu,
  /^(?:(?:dieser|der) (?:eintrag|beitrag|artikel|text) wurde|this (?:entry|post) was (?:posted|written|published)|(?:hinterlasse|schreibe?n? sie) .{0,30}kommentar|(?:war|hat) (?:dir |ihnen )?(?:der|dieser) (?:artikel|beitrag)|möchten sie .{0,20}(?:teilen|kommentieren)|das (?:thema )?könnte (?:dich|sie|dir)|bloggern gefällt|(?:if you (?:enjoyed|liked)|did you (?:enjoy|like)|we want to hear|never miss|for the latest (?:stories|news)|(?:you can )?keep up with|do you want to be informed)\b|(?:beitrags|titel)bild\b|bildnachweis|bildquelle|foto[:s]|fotos? ?[:©]|crédits? photos?|photograph by\b|credits?[:：]|quelle[:：]|aufrufe[:：]|aktualisiert[:：]|kontakt[:：]$|\(noch keine bewertung|um den .{0,60}kommentieren)/iu,
  /^(?:switch to the (?:dark|light) mode|(?:möchtest du|du hast) .{0,40}(?:push|deaktivieren|abonniert)|(?:allow|enable|turn on) (?:push )?notifications|(?:this|some) (?:post|article|page)s? (?:contains?|may contain|includes) (?:references|affiliate|links to)|many of the .{0,40}offers that appear|(?:we|wir) (?:and|und) (?:our|unsere|seine) .{0,20}(?:partners?|partner)\b|(?:lade|bitte lade|please (?:update|upgrade)) .{0,60}browser)/iu,
  /\b(?:turn(?:ing)? on|enable|allow|activate) (?:push |browser |desktop |our )?notifications\b|\bpush-?(?:benachrichtigungen|nachrichten|mitteilungen)\b|開啟(?:推播|通知)|開啟.{0,6}推播|开启(?:推送|通知)|プッシュ通知/iu,
  /^(?:(?:dark|light|night|day) (?:mode|theme)|(?:dunkler|heller) modus|dunkelmodus|mode (?:sombre|clair)|modo (?:oscuro|claro|escuro)|(?:深色|暗色|淺色|浅色|夜間|夜间|日間)模式|ダークモード)(?: (?:on|off|an|aus))?$|^(?:affiliate|advertiser|sponsorship) (?:disclosure|disclaimer|notice)\b/iu,
  /^(?:copyright\b|©|\(c\) ?\d{4})|\ball rights reserved\b|版權所有|版权所有|不得轉載|禁止轉載|請勿轉載|无断转载|무단\s?전재/i,
  /^(?:share(?: this| on| via)?|tweet|email|print|facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|telegram|line|copy link|comments?|leave a (?:comment|reply)|\d+ comments?|reply|(?:tags?|tagged|filed under|posted in|this entry was posted)\b.*|bookmark the permalink\.?|categor(?:y|ies):.*|save|bookmark|close|caption|loading.*|play(?: video)?|back to top|home|menu|search|sign in|log ?in|register|subscribe)$/i,
  /\b(?:uses?|using) cookies\b|\b(?:verwendet|benutzt|nutzt|setzt) cookies\b|\butili[sz](?:a|e|ons|amos|iamo) (?:des |i )?cookies\b|\bcookie (?:policy|settings|preferences)\b|\bjavascript (?:is|must be|has to be) (?:disabled|enabled)\b|\brequires javascript\b/i,
  /^(?:(?:photo|image|picture|photograph|video|credit|source)s?(?: (?:by|credit|courtesy))?[:：]|\(?(?:ap|afp|reuters|getty) (?:photo|images?)|image \d+ of)/i,
  /^\(?(?:additional )?(?:reporting|editing|writing|compiled) by\b|\bcontributed (?:to this|reporting)\b.{0,60}$/i,
  /^\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?$|^(?:updated|published|last (?:updated|modified)|更新(?:時間|时间)?|發布(?:時間)?|发布(?:时间)?)[:：\s].{0,40}\d/i,
];

/** A longer line is part of the article. */
const maxNoticeWords = 40;

const isNotice = ({ text }: Block): boolean =>
  wordCount(text) <= maxNoticeWords && notices.some((notice) => notice.test(text));

/** A block that is nothing but a link leads to another page. */
const isLink = ({ linked }: Block): boolean => linked > 0.9;

const endsSentence = /[.!?。！？…:：][”’"'»」』）)\]]*$/;
const isHeading = ({ tag }: Block): boolean => /^H[1-6]$/.test(tag);
const isLine = (block: Block): boolean => wordCount(block.text) < 12 && !endsSentence.test(block.text);

/** Headings under which something other than the article begins. */
const ending = new RegExp(
  `^(?:${[
    "comments?|\\d+ comments?|leave a (?:comment|reply)|about the authors?|author['’]s? (?:bio|column)",
    "(?:related|recommended|popular|further|more) (?:articles?|stories|posts?|news|content|reading|topics|coverage|videos?|from .*|on .*|great .*)|more .{0,30}(?:stories|news)|most (?:read|popular|viewed)|(?:you )?(?:may|might) also like.*|what to read next|read next|(?:latest|recent|top) (?:news|stories|articles|posts)|popular (?:this week|now)|trending(?: now)?",
    "kommentare?|über den autor|weitere (?:artikel|themen|meldungen|nachrichten|informationen|beiträge)|zusatzinformationen|quellenangaben|zum weiterlesen|mehr themen|lesetipps|neueste (?:artikel|beiträge)|interessante artikel|verwandte (?:themen.{0,12}|artikel|beiträge)|mehr zum thema|das könnte .*|auch interessant|meistgelesen",
    "commentaires?|à lire aussi|lire aussi|sur le même (?:sujet|thème)|comentarios?|comentários?|te puede interesar|artículos relacionados|noticias relacionadas|leia (?:também|mais)|veja também|leggi anche|commenti|отзывы|комментарии|читайте также|похожие .*|самые популярные.*",
    "(?:延伸|相關|相关|推薦|推荐|更多|熱門|热门|精彩|最新|其他).{0,6}(?:閱讀|阅读|新聞|新闻|報導|报道|文章|推薦|推荐|影音|視頻|视频)|你可能.{0,8}|您可能.{0,8}|猜你喜.|(?:網友|网友|读者|讀者)?(?:留言|評論|评论|回應|回覆)(?:區|区|\\(\\d+\\))?|関連(?:記事|ニュース)|おすすめ(?:記事)?|コメント",
  ].join("|")})\\s*[:：]?$`,
  "iu",
);

/**
 * The index of the block after the article: such a heading if most of the text is above it, such a line
 * only if nearly all is, for some sites put one between two paragraphs.
 */
function endOf(blocks: Block[]): number {
  const end = blocks.findIndex((block, index) => {
    if (index === 0 || wordCount(block.text) > 8 || !ending.test(block.text)) return false;
    const [above, below] = [proseLength(blocks.slice(0, index)), proseLength(blocks.slice(index))];
    return below < (isHeading(block) ? above : above / 4);
  });
  return end < 0 ? blocks.length : end;
}

/** An article's blocks without notices, the lines above the text and what follows it. */
export function withoutBoilerplate(blocks: Block[]): Block[] {
  const shown = blocks.slice(0, endOf(blocks));
  const own = shown.filter((block, index) => {
    const next = shown[index + 1];
    // A heading above a list of links belongs to it.
    return !isNotice(block) && !isLink(block) && !(isHeading(block) && next && isLink(next));
  });
  const start = own.findIndex((block) => !isLine(block));
  const end = own.findLastIndex((block) => !isHeading(block));
  return start < 0 ? own : own.slice(start, end + 1);
}
