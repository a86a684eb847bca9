import type { Article } from "../../../src/article/article.ts";
import { article } from "../stories.ts";

const filler =
  "Observers in Taiwan followed the matter with attention and expect more of it before the year is out. ".repeat(
    6,
  );

/** Invented stories in the manner of Taiwanese business news. */
export const desk: Article[] = [
  article("exports", {
    title: "Taiwan's chip exports climb to a record",
    body: "Semiconductor exports rose 12 percent in Taiwan last month, the Ministry of Finance said.",
  }),
  article("fsc", {
    title: "Regulator in Taiwan warns insurers",
    body: "The Financial Supervisory Commission (FSC, 金管會) asked insurers for more capital, Chairman Peng Jin-lung (彭金隆) said.",
  }),
  article("foxconn", {
    title: "iPhone assembler raises outlook",
    body: "Hon Hai Precision Industry Co (鴻海精密), also known as Foxconn Technology Group, sees strong demand in Taiwan.",
  }),
  article("tsmc", {
    title: "Chipmaker confirms its schedule",
    body: "Taiwan Semiconductor Manufacturing Co (TSMC, 台積電) makes 2-nanometer chips in volume, chief executive C.C. Wei (魏哲家) said.",
  }),
  article("micron", {
    title: "Memory maker gets state money",
    body: `${filler}Micron was given a subsidy of NT$4.7 billion by the Ministry of Economic Affairs. ${filler}Micron did not say what the subsidy is for. ${filler}`,
  }),
  article("micron-zh", {
    title: "美光獲政府補助",
    body: "經濟部補助美光新台幣四十七億元，用於記憶體研發。",
    language: "zh-TW",
  }),
  article("loans", {
    title: "Lending slows in Taiwan",
    body: "Banks granted fewer loans to builders in Taiwan, the central authority said.",
  }),
  article("rain-zh", { title: "中部豪雨成災", body: "中部山區連日下雨，道路中斷。", language: "zh-TW" }),
  article("ferries", {
    title: "Ferry crews plan a stoppage",
    body: `The ferry union spoke of low pay. ${filler}Ferries stop on Nov. 3 at noon. ${filler}The ferry union is led by Chen Shu-fen, a former captain. ${filler}`,
  }),
  article("ferries-zh", {
    title: "渡輪工會醞釀罷工",
    body: `渡輪工會表示不滿。${"各界持續關注後續發展情形。".repeat(30)}渡輪工會共有1,200名會員。${"各界持續關注後續發展情形。".repeat(30)}`,
    language: "zh-TW",
  }),
  ...["Harvest", "Museum", "Railway", "Theater", "Tea"].map((topic, i) =>
    article(`other${i}`, {
      title: `${topic} season opens in Taiwan`,
      body: `${topic} season has begun in Taiwan. ${filler}`,
    }),
  ),
];
