import { pick, type Random } from "../../../src/eval/random.ts";
import { kinds } from "../../hostile/texts.ts";

const escaped = (text: string): string => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const feedOf = (title: string, items: string): string =>
  `<rss version="2.0"><channel><title>${title}</title>${items}</channel></rss>`;

/** A hostile text of a kind drawn, of up to so many characters. */
function drawHostileText(random: Random, most: number): string {
  const [, make] = pick(kinds, random);
  return make(Math.ceil(50 + random() * most));
}

/** A feed of three articles, always the same ones, with hostile texts in every field. */
export function hostileFeed(name: string, pageOf: (entry: number) => string, random: Random): string {
  const entry = (number: number) => `<item>
    <guid isPermaLink="false">${name} ${number}</guid><link>${pageOf(number)}</link>
    <title>Reef ${name} ${number} ${escaped(drawHostileText(random, 2_000))}</title>
    <author>${escaped(drawHostileText(random, 2_000))}</author>
    <category>${escaped(drawHostileText(random, 500))}</category>
    <description>${escaped(drawHostileText(random, 60_000))}</description></item>`;
  return feedOf(`Reef ${name}`, [1, 2, 3].map(entry).join(""));
}

export function hostilePage(random: Random): string {
  const text = drawHostileText(random, 100_000);
  return random() < 0.5
    ? `<title>${text.slice(0, 5_000)}</title><p>The reef said so.`
    : `${drawHostileText(random, 2_000)}<!doctype html><title>A reef</title><article><p>${text}</article>`;
}

const paragraph = "The harbour office said on Monday that the ferry (MV Tern) sails again. ";

/** A feed of ten articles, of which one is another one each time. */
export function honestFeed(name: string, times: number): string {
  const entry = (number: number) => `<item><guid>http://news.example/${name}/${number}</guid>
    <title>Ferry ${name} number ${number} sails to the islands</title>
    <link>http://news.example/${name}/${number}</link>
    <pubDate>${new Date().toUTCString()}</pubDate><description>${paragraph.repeat(8)}</description></item>`;
  const numbers = Array.from({ length: 10 }, (_, place) => times + place);
  return feedOf(`${name} Daily`, numbers.map(entry).join(""));
}

/** Files as people drop them into the folder: one hostile text in the format that the ending names. */
export function hostileFile(random: Random): { ending: string; text: string } {
  const text = drawHostileText(random, 100_000);
  const ending = pick(["md", "html", "jsonl", "txt"], random);
  if (ending === "jsonl") return { ending, text: JSON.stringify({ id: "1", title: text, body: text }) };
  if (ending === "html") return { ending, text: hostilePage(random) };
  return { ending, text: `# A reef ${text.slice(0, 200)}\n\n${text}\n` };
}
