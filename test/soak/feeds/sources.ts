import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "../../../src/eval/random.ts";
import { startWeb } from "../../servers/web.ts";
import { faultyPages } from "./faulty-pages.ts";
import { honestFeed, hostileFeed, hostileFile, hostilePage } from "./hostile-texts.ts";

const honestFeeds = 4;
const hostileFeeds = 12;
/** Files of each ending are written again, and feeds added again, so that the archive soon stops growing. */
const fileNames = 10;
const mostAdded = 12;

/** Web servers with honest, hostile and faulty feeds, and a folder that hostile files come into. */
export async function startSources(folder: string, random: Random) {
  const corpus = join(folder, "corpus");
  mkdirSync(corpus);
  const [honest, hostile] = await Promise.all([startWeb(), startWeb()]);
  const at = (web: typeof honest, path: string) => web.url(path, "127.0.0.1");
  const served = new Map<string, number>();
  const count = (kind: string) => served.set(kind, (served.get(kind) ?? 0) + 1);

  const addHonest = (name: string): string => {
    let times = 0;
    honest.pages.set(`/${name}`, (_, response) => {
      count("honest feeds");
      response.end(honestFeed(name, times++));
    });
    return at(honest, `/${name}`);
  };
  const addHostile = (name: string): string => {
    const pageOf = (entry: number) => at(hostile, `/page/${name}/${entry}`);
    for (const entry of [1, 2, 3])
      hostile.pages.set(`/page/${name}/${entry}`, (_, response) => {
        count("hostile pages");
        response.writeHead(200, { "content-type": "text/html" }).end(hostilePage(random));
      });
    hostile.pages.set(`/${name}`, (_, response) => {
      count("hostile feeds");
      response.end(hostileFeed(name, pageOf, random));
    });
    return at(hostile, `/${name}`);
  };
  const add = (number: number): string => {
    if (number % 3 === 0) return addHonest(`port${number}`);
    if (number % 3 === 1) return addHostile(`shoal${number}`);
    return at(faulty[number % faulty.length] ?? hostile, "/feed");
  };
  const faulty = await Promise.all(
    faultyPages().map(async ([, handler]) => {
      const web = await startWeb();
      web.pages.set("/feed", (...exchange) => {
        count("faulty feeds");
        handler(...exchange);
      });
      return web;
    }),
  );
  const numbered = (most: number, add: (name: string) => string, name: string) =>
    Array.from({ length: most }, (_, number) => add(`${name}${number}`));
  const added: string[] = [];
  let asked = 0;
  return {
    corpus,
    served,
    /** The feeds that are set from the start. */
    feeds: [
      ...numbered(honestFeeds, addHonest, "isle"),
      ...numbered(hostileFeeds, addHostile, "bank"),
      ...faulty.map((web) => at(web, "/feed")),
    ],
    /** A feed for somebody who adds it: in turn an honest, a hostile and a faulty one, later the same again. */
    another(): string {
      const number = asked++ % mostAdded;
      added[number] ??= add(number);
      return added[number];
    },
    /** A hostile file comes into the folder, or takes the place of an earlier one. */
    writeFile(): void {
      count("hostile files");
      const { ending, text } = hostileFile(random);
      writeFileSync(join(corpus, `reef-${Math.floor(random() * fileNames)}.${ending}`), text);
    },
    async close(): Promise<void> {
      await Promise.all([honest, hostile, ...faulty].map((web) => web.close()));
    },
  };
}
