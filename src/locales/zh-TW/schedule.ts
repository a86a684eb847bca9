import { everyDay, type ScheduleWords, weekdays, weekend } from "../en/schedule.ts";

const numerals = "一二三四五六日";
const week = "週|周|星期|禮拜|礼拜";
const days = new RegExp(
  `^(?:每[個个逢到]?|逢)?(?:${week})([${numerals}天](?:[、,，和跟與及]?[${numerals}天])*)$`,
);

const ones = "一二三四五六七八九";
const inTens = (count: number): string => (count > 1 ? ones[count - 1] : "") + (count > 0 ? "十" : "");
/** 1 to 59. */
const numbers = Array.from({ length: 59 }, (_, i) => i + 1).map((value): [string, number] => [
  inTens(Math.floor(value / 10)) + (ones[(value % 10) - 1] ?? ""),
  value,
]);
const morning = "朝早|上晝|上班前|開盤前|起床後|早上|上午|清晨|早晨|凌晨|晨間|一早|大清早|早間|早|晨间|早间";
const noon = "中午|正午";
const afternoon = "下晝|下班前|下班後|收盤後|下午|午後|傍晚|午后";
const night = "晚上|夜晚|晚間|夜間|夜裡|睡前|入夜|晚|晚间|夜间|夜里";
const partOf = (words: string, part: "morning" | "noon" | "afternoon" | "night") =>
  words.split("|").map((word) => [word, part]);
const part = `(?:(?<part>${[morning, noon, afternoon, night].join("|")})的? ?)`;
const workdays = ["平日", "工作日", "工作天", "上班日"].flatMap((name) =>
  ["", "每", "每個", "每个"].map((every) => [every + name, weekdays]),
);

export const scheduleZhTw: ScheduleWords = {
  weekdays(word) {
    const [, named] = days.exec(word) ?? [];
    return named === undefined
      ? undefined
      : [...named.replace(/[、,，和跟與及]/g, "")].map(
          (one) => numerals.indexOf(one.replace("天", "日")) + 1,
        );
  },
  groups: {
    每天: everyDay,
    每日: everyDay,
    天天: everyDay,
    每一天: everyDay,
    ...Object.fromEntries(workdays),
    週末: weekend,
    周末: weekend,
    每個週末: weekend,
    每个周末: weekend,
    假日: weekend,
  },
  dayLike: new RegExp(`^(?:${week})`),
  range: ["至", "到"],
  about: ["關於", "关于"],
  top: ["前"],
  stories: ["則", "则", "條", "条"],
  silent: ["無新聞不發布", "沒新聞不發布", "靜音", "安靜", "无新闻不发布", "没新闻不发布", "静音", "安静"],
  threads: ["討論串", "开讨论串", "開討論串", "讨论串", "话题串", "开话题串"],
  filler: ["和", "在"],
  openings: ["每天", "每日"],
  clocks: { 中午: "12:00", 午夜: "00:00" },
  spokenTimes: [
    new RegExp(
      `${part}?(?<hour>\\d{1,2}|[${ones}十兩两]{1,3})(?:點鐘?|点钟?|時|时)(?<minute>半|一刻|三刻|\\d{1,2}|[${ones}十]{1,3})?分?`,
      "giu",
    ),
    new RegExp(`${part}(?<hour>\\d{1,2})(?:[:：.](?<minute>\\d{1,2}))`, "giu"),
  ],
  numbers: { ...Object.fromEntries(numbers), 兩: 2, 两: 2, 半: 30, 一刻: 15, 三刻: 45 },
  dayParts: Object.fromEntries([
    ...partOf(morning, "morning"),
    ...partOf(noon, "noon"),
    ...partOf(afternoon, "afternoon"),
    ...partOf(night, "night"),
  ]),
  places: {
    台北: "Asia/Taipei",
    台灣: "Asia/Taipei",
    高雄: "Asia/Taipei",
    台中: "Asia/Taipei",
    新竹: "Asia/Taipei",
    台南: "Asia/Taipei",
    香港: "Asia/Hong_Kong",
    澳門: "Asia/Macau",
    上海: "Asia/Shanghai",
    北京: "Asia/Shanghai",
    深圳: "Asia/Shanghai",
    廣州: "Asia/Shanghai",
    中國: "Asia/Shanghai",
    大陸: "Asia/Shanghai",
    杭州: "Asia/Shanghai",
    成都: "Asia/Shanghai",
    東京: "Asia/Tokyo",
    大阪: "Asia/Tokyo",
    日本: "Asia/Tokyo",
    京都: "Asia/Tokyo",
    首爾: "Asia/Seoul",
    韓國: "Asia/Seoul",
    釜山: "Asia/Seoul",
    新加坡: "Asia/Singapore",
    曼谷: "Asia/Bangkok",
    泰國: "Asia/Bangkok",
    河內: "Asia/Ho_Chi_Minh",
    胡志明市: "Asia/Ho_Chi_Minh",
    越南: "Asia/Ho_Chi_Minh",
    吉隆坡: "Asia/Kuala_Lumpur",
    馬來西亞: "Asia/Kuala_Lumpur",
    雅加達: "Asia/Jakarta",
    馬尼拉: "Asia/Manila",
    孟買: "Asia/Kolkata",
    新德里: "Asia/Kolkata",
    印度: "Asia/Kolkata",
    杜拜: "Asia/Dubai",
    倫敦: "Europe/London",
    英國: "Europe/London",
    巴黎: "Europe/Paris",
    法國: "Europe/Paris",
    柏林: "Europe/Berlin",
    德國: "Europe/Berlin",
    慕尼黑: "Europe/Berlin",
    法蘭克福: "Europe/Berlin",
    羅馬: "Europe/Rome",
    米蘭: "Europe/Rome",
    馬德里: "Europe/Madrid",
    阿姆斯特丹: "Europe/Amsterdam",
    荷蘭: "Europe/Amsterdam",
    蘇黎世: "Europe/Zurich",
    維也納: "Europe/Vienna",
    布拉格: "Europe/Prague",
    華沙: "Europe/Warsaw",
    莫斯科: "Europe/Moscow",
    伊斯坦堡: "Europe/Istanbul",
    紐約: "America/New_York",
    波士頓: "America/New_York",
    華盛頓: "America/New_York",
    美東: "America/New_York",
    多倫多: "America/Toronto",
    芝加哥: "America/Chicago",
    休士頓: "America/Chicago",
    丹佛: "America/Denver",
    洛杉磯: "America/Los_Angeles",
    舊金山: "America/Los_Angeles",
    西雅圖: "America/Los_Angeles",
    矽谷: "America/Los_Angeles",
    加州: "America/Los_Angeles",
    美西: "America/Los_Angeles",
    溫哥華: "America/Vancouver",
    雪梨: "Australia/Sydney",
    悉尼: "Australia/Sydney",
    墨爾本: "Australia/Melbourne",
    布里斯本: "Australia/Brisbane",
    奧克蘭: "Pacific/Auckland",
    紐西蘭: "Pacific/Auckland",
    夏威夷: "Pacific/Honolulu",
    臺北: "Asia/Taipei",
    臺灣: "Asia/Taipei",
  },
};
