import { expect, test } from "vitest";
import { parseQuery } from "../../../src/search/query/parse-query.ts";
import { newIndex } from "../new-index.ts";
import { additions, article, now } from "../stories.ts";

/** Texts in Chinese of both kinds, Japanese and Korean. */
const texts = [
  "台北股市今天上漲，電子股領軍，金融股持平。",
  "臺北市長宣布捷運環狀線延後通車。",
  "台积电宣布在亚利桑那州增设先进封装厂。",
  "半導體設備出口管制擴大，晶圓廠憂心。",
  "AI伺服器需求強勁，散熱模組供不應求。",
  "生成式AI應用普及，資料中心用電大增。",
  "中部山區豪雨成災，道路中斷，居民撤離。",
  "花蓮外海地震，規模五點八，列車停駛。",
  "颱風逼近東部海面，明天可能發布陸上警報。",
  "立法院三讀通過勞動基準法修正案。",
  "行政院長表示，電價暫不調整。",
  "央行理監事會議決定利率不變。",
  "房貸限額引發議論，銀行公會提出說明。",
  "高雄港貨櫃量回升，航運業看好下半年。",
  "農委會升格農業部，農民關心補助。",
  "故宮南院推出玉器特展。",
  "健保費率明年可能調漲。",
  "5G基地台數量突破四萬座。",
  "電動車充電樁設置補助上路。",
  "離岸風電第三階段選商結果出爐。",
  "大學入學考試分發結果公布，醫學系分數上升。",
  "少子化衝擊，私立大學陸續退場。",
  "職棒總冠軍賽今晚開打，門票售罄。",
  "網路詐騙案件增加，警方呼籲小心。",
  "疫苗接種率上升，流感疫情趨緩。",
  "古籍中的𠮷字與𪚥字由圖書館修復。",
  "トヨタ自動車は新型車を発表した。",
  "ソニーの半導体工場が熊本で稼働する。",
  "삼성전자는 새로운 반도체 공장을 발표했다.",
  "现代汽车在印尼建设电池厂。",
];

const articles = texts.map((body, i) => article(`h${i}`, { title: `新聞 ${i}`, body, language: "zh-TW" }));

/** Questions with the texts that have them, by their numbers. */
const questions: [query: string, right: number[]][] = [
  ["股", [0]],
  ["雨", [6]],
  ["玉", [15]],
  ["港", [13]],
  ["震", [7]],
  ["𠮷", [25]],
  ["𪚥", [25]],
  ["股市", [0]],
  ["台北", [0, 1]],
  ["臺北", [0, 1]],
  ["捷運", [1]],
  ["捷运", [1]],
  ["台積電", [2]],
  ["台积电", [2]],
  ["亞利桑那", [2]],
  ["先進封裝", [2]],
  ["半導體", [3, 27]],
  ["半导体", [3, 27]],
  ["晶圓廠", [3]],
  ["出口管制", [3]],
  ["AI伺服器", [4]],
  ["ai 伺服器", [4]],
  ["生成式AI", [5]],
  ["資料中心", [5]],
  ["豪雨成災", [6]],
  ["地震", [7]],
  ["颱風", [8]],
  ["台风", [8]],
  ["陸上警報", [8]],
  ["立法院", [9]],
  ["勞動基準法", [9]],
  ["劳动基准法修正案", [9]],
  ["行政院長", [10]],
  ["電價", [10]],
  ["利率", [11]],
  ["理監事會議", [11]],
  ["房貸", [12]],
  ["銀行公會", [12]],
  ["高雄港", [13]],
  ["貨櫃量", [13]],
  ["農業部", [14]],
  ["故宮南院", [15]],
  ["玉器特展", [15]],
  ["健保費率", [16]],
  ["5G基地台", [17]],
  ["充電樁", [18]],
  ["充电桩", [18]],
  ["離岸風電", [19]],
  ["醫學系", [20]],
  ["私立大學", [21]],
  ["大學", [20, 21]],
  ["總冠軍賽", [22]],
  ["網路詐騙", [23]],
  ["疫苗接種率", [24]],
  ["流感", [24]],
  ["圖書館", [25]],
  ["トヨタ", [26]],
  ["とよた", [26]],
  ["発表", [26]],
  ["發表", [26]],
  ["自動車", [26]],
  ["ソニー", [27]],
  ["熊本", [27]],
  ["삼성전자", [28]],
  ["반도체", [28]],
  ["現代汽車", [29]],
  ["電池廠", [29]],
];

test("Chinese, Japanese and Korean words are found anywhere in a text, with few false results", async () => {
  const index = await newIndex();
  await index.apply(additions(articles));
  let [found, wanted, right, shown] = [0, 0, 0, 0];
  for (const [query, numbers] of questions) {
    const page = await index.search(parseQuery(query, { now, zone: "Asia/Taipei" }), { limit: 10 });
    const hits = page.hits.map((hit) => hit.article.id);
    const good = numbers.filter((number) => hits.includes(`h${number}`)).length;
    found += good;
    wanted += numbers.length;
    right += good;
    shown += hits.length;
  }
  expect(found / wanted).toBeGreaterThanOrEqual(0.99);
  expect(right / shown).toBeGreaterThanOrEqual(0.97);
});
