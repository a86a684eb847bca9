import { everyDay, type ScheduleWords, weekdays, weekend } from "../en/schedule.ts";

const numerals = "一二三四五六日";
const week = "週|周|星期|禮拜|礼拜";
const days = new RegExp(`^每?(?:${week})([${numerals}天]+)$`);

export const scheduleZhTw: ScheduleWords = {
  weekdays(word) {
    const [, named] = days.exec(word) ?? [];
    return named === undefined
      ? undefined
      : [...named].map((one) => numerals.indexOf(one.replace("天", "日")) + 1);
  },
  groups: { 每天: everyDay, 每日: everyDay, 平日: weekdays, 工作日: weekdays, 週末: weekend, 周末: weekend },
  dayLike: new RegExp(`^(?:${week})`),
  range: ["至", "到"],
  about: ["關於", "关于"],
  top: ["前"],
  stories: ["則", "则"],
  silent: ["無新聞不發布", "沒新聞不發布", "靜音", "安靜"],
  filler: ["和", "在"],
  openings: ["每天", "每日"],
  clocks: { 中午: "12:00", 午夜: "00:00" },
  places: {
    台北: "Asia/Taipei",
    臺北: "Asia/Taipei",
    台灣: "Asia/Taipei",
    臺灣: "Asia/Taipei",
    香港: "Asia/Hong_Kong",
    上海: "Asia/Shanghai",
    北京: "Asia/Shanghai",
    東京: "Asia/Tokyo",
    东京: "Asia/Tokyo",
    新加坡: "Asia/Singapore",
    倫敦: "Europe/London",
    伦敦: "Europe/London",
    紐約: "America/New_York",
    纽约: "America/New_York",
  },
};
