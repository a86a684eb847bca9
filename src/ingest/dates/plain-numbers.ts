/** The noughts of Arabic, Persian, Devanagari, Bengali and Thai, from which their other figures follow. */
const noughts = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
const foreignFigure = /[^\P{Nd}0-9]/gu;

const hanFigures = "〇一二三四五六七八九";
const hanNumber = /[〇零一二三四五六七八九十]{1,4}(?= ?[年月日號号])/g;

/** Text with the figures of other scripts, and Chinese numbers before 年, 月 and 日, as plain figures. */
export const withPlainNumbers = (text: string): string =>
  text.replace(foreignFigure, plainFigure).replace(hanNumber, plainNumber);

function plainFigure(figure: string): string {
  const point = figure.codePointAt(0) ?? 0;
  const nought = noughts.find((first) => point >= first && point < first + 10);
  return nought === undefined ? figure : String(point - nought);
}

/** 二〇二六 is 2026, 十二 12, 三十 30. */
function plainNumber(written: string): string {
  const figures = [...written.replaceAll("零", "〇")];
  const ten = figures.indexOf("十");
  if (ten < 0) return figures.map((figure) => hanFigures.indexOf(figure)).join("");
  const [tens = "一", ones = "〇"] = [figures[ten - 1], figures[ten + 1]];
  return String(10 * hanFigures.indexOf(tens) + hanFigures.indexOf(ones));
}
