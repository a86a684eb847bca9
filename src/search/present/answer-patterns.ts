// What the answer to a question looks like, so that the passage shown is the one that has it.

const amount =
  /(?:[A-Z]{0,3}[$€£¥])?\d[\d,.]*(?:\s?(?:percent|%|million|billion|trillion|萬|億|兆|元|人|個|件))?/g;
const time =
  /\b(?:(?:19|20)\d\d|(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? \d{1,2}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|(?:this|next|last) (?:week|month|year|quarter))\b|\d{1,4}年|\d{1,2}月(?:\d{1,2}日)?|昨[天日]|今[天年日]|明[天年]|下週/g;
const person = /(?<![\p{L}.'’-])\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}'’-]+|\p{sc=Han}{2,4}(?=[）)])/gu;
const place = /\b(?:in|at|from|near|off|to) (?:the )?\p{Lu}|[在於从從]\p{sc=Han}{2}/gu;

const questions: [RegExp, RegExp][] = [
  [/\bhow (?:much|many|large|big|high)\b|多少|幾[個人件家元]|\bprice|\bcosts?\b/i, amount],
  [/\bwhen\b|\bwhat (?:date|day|year|time)\b|何時|什麼時候|甚麼時候|哪[一]?[年天]|幾[月日年]/i, time],
  [/\bwho(?:m|se)?\b|誰/i, person],
  [/\bwhere\b|哪裡|哪里|何處|在哪/i, place],
];

/** A pattern of what answers a question; undefined for a question with no such answer. */
export const answerPattern = (question: string): RegExp | undefined =>
  questions.find(([asks]) => asks.test(question))?.[1];
