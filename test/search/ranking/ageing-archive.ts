import type { Article } from "../../../src/article/article.ts";
import { createRandom } from "../../../src/eval/random.ts";
import { article, now } from "../stories.ts";

const day = 24 * 3600 * 1000;

/** An archive in which several names have many stories of every age. */
export type AgeingArchive = {
  names: string[];
  size: number;
  /** The ages of the oldest and the newest story, in days before now. */
  oldest: number;
  newest: number;
  /** The share of articles without a date. */
  undated?: number;
};

/** The stories about a name, the newest first, without those that have no date; and those that only mention it. */
export type ToldOf = { about: Article[]; passing: Article[] };

const acts = [
  "opens a depot",
  "loses a vote",
  "buys a ferry",
  "sues a rival",
  "hires a choir",
  "sells a quarry",
];
const places = ["Aalst", "Bodø", "Cuenca", "Dijon", "Evora", "Faro", "Gera", "Huesca", "Inari", "Jena"];
const things = ["maps", "kites", "violins", "bricks", "lamps", "carts", "bells", "ropes", "tents", "wheels"];
const chineseActs = ["宣布擴建倉庫", "與對手打官司", "收購渡輪公司", "公布新的計畫"];
const isChinese = (name: string): boolean => /\p{sc=Han}/u.test(name);
const aboutCount = 12;
const passingCount = 4;

export function ageingArchive({ names, size, oldest, newest, undated = 0 }: AgeingArchive): {
  articles: Article[];
  told: Map<string, ToldOf>;
} {
  const random = createRandom(`${names.join()} ${size}`);
  const one = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
  const told = new Map<string, ToldOf>();
  const articles: Article[] = [];
  const add = (title: string, body: string, age: number | undefined): Article => {
    const publishedAt = age === undefined ? undefined : now - age * day;
    const added = article(`a${articles.length}`, { title, body, publishedAt, addedAt: now });
    articles.push(added);
    return added;
  };
  const ageOf = (): number | undefined =>
    random() < undated ? undefined : newest + (oldest - newest) * random() ** 2;
  for (const name of names) {
    const about = Array.from({ length: aboutCount }, () => {
      const age = ageOf();
      // The older, the more often they say the name, which alone would put them first.
      const often = age === undefined || age > (oldest + newest) / 4 ? 4 : 1;
      return isChinese(name)
        ? add(
            `${name}${one(chineseActs)}`,
            `${`${name}表示，計畫不變。`.repeat(often)}地方人士表示關注。`,
            age,
          )
        : add(
            often > 1 || random() < 0.5
              ? `${name} ${one(acts)} in ${one(places)}`
              : `${one(places)}: ${one(things)} wanted`,
            `The news from ${one(places)} is that ${name} wants ${one(things)}. ${`It was ${name} that said so. `.repeat(often - 1)}Nobody else spoke.`,
            age,
          );
    });
    const passing = Array.from({ length: passingCount }, (_, i) =>
      isChinese(name)
        ? add(
            `${one(["港口", "果園", "學校"])}整修完工`,
            `整修歷時三年。附近有${name}的舊址。`,
            newest + i / 10,
          )
        : add(
            `${one(things)} on show in ${one(places)}`,
            `A show of ${one(things)} begins. The hall once belonged to ${name}.`,
            newest + i / 10,
          ),
    );
    const dated = about.filter(({ publishedAt }) => publishedAt !== undefined);
    dated.sort((a, b) => (b.publishedAt as number) - (a.publishedAt as number));
    told.set(name, { about: dated, passing });
  }
  while (articles.length < size)
    add(
      `${one(places)} ${one(things)} ${one(things)}`,
      `Of ${one(things)} in ${one(places)}. And of ${one(things)}.`,
      ageOf(),
    );
  return { articles, told };
}
