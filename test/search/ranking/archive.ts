import type { Article } from "../../../src/article/article.ts";
import { article } from "../stories.ts";
import { business } from "./archive-business.ts";
import { life } from "./archive-life.ts";

const towns = "Taipei Taichung Tainan Kaohsiung Hsinchu Keelung Yilan Chiayi Pingtung Penghu".split(" ");
const bodies = "government,city council,ministry,court,police,union,company,university,hospital,bank".split(
  ",",
);
const matters =
  "budget,road,school,lawsuit,market,water,tax,price,festival,election,factory,park,bridge,harbour,wage,train".split(
    ",",
  );
const acts = "discussed,approved,rejected,reviewed,postponed,announced,investigated".split(",");

const at = (list: string[], place: number): string => list[place % list.length] as string;

/** What fills a newspaper: its words are those that tell little. */
function everyday(i: number): Article {
  const [town, body, act] = [at(towns, i), at(bodies, i * 3 + (i >> 3)), at(acts, i * 5 + (i >> 2))];
  const [matter, other] = [at(matters, i * 7 + (i >> 4)), at(matters, i * 11 + 3)];
  return article(`day${i}`, {
    title: `${town} ${body} speaks about the ${matter}`,
    body:
      `The ${body} in ${town} ${act} a plan for the ${matter} this year. People in Taiwan said the new ${other} ` +
      `should come first. The president and the minister spoke to reporters after the ${matter} report.`,
  });
}

/** A newspaper's archive: two dozen stories among some hundreds that tell little. */
export const archive: Article[] = [
  ...[...business, ...life].map(([id, title, body]) => article(id, { title, body })),
  ...Array.from({ length: 400 }, (_, i) => everyday(i)),
];
