import { expect, test } from "vitest";
import type { HomeReply } from "../../src/chat/reply.ts";
import { message, openNewsroom } from "./newsroom.ts";

test("operators, and nobody else, see on their home page what is asked and whether the feeds are read", async () => {
  const newsroom = await openNewsroom();
  const list = async () => [{ failures: 0 }, { failures: 3 }, { failures: 0, goneAt: 1 }];
  newsroom.deps.feeding = { operators: ["test:u1"], feedService: { list } as never };
  await newsroom.ask("lighthouse");
  await newsroom.ask("airship zeppelin");
  const sectionsOf = async (user: string) => {
    const { user: asker } = message("");
    const home = await newsroom.bot(message("", { kind: "home", user: { ...asker, user } }));
    return (home as HomeReply).sections;
  };
  expect((await sectionsOf("u1")).at(-1)?.lines).toEqual([
    "Questions in seven days: 2, of which 1 found nothing",
    "Nothing was found for “airship zeppelin”",
    "Feeds: 1 read well, 2 failing",
  ]);
  expect((await sectionsOf("u2")).map(({ title }) => title)).not.toContain("How it goes");
  await newsroom.close();
});
