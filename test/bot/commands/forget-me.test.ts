import { afterAll, beforeAll, expect, test } from "vitest";
import { parseCommand } from "../../../src/bot/parse-command.ts";
import { type Newsroom, openNewsroom, wordsOf } from "../newsroom.ts";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

test("forget-me deletes the list that read 1 uses, and confirms it to the asker alone", async () => {
  await newsroom.ask("latest");
  expect((await newsroom.ask("read 1")).kind).toBe("story");
  await newsroom.ask("latest");
  const reply = await newsroom.ask("forget-me");
  expect(reply).toMatchObject({ kind: "notice", visibility: "private" });
  expect((await newsroom.ask("read 1")).kind).toBe("notice");
  expect(wordsOf(await newsroom.ask("help forget-me"))).toContain("forget-me");
});

test("forget-me with more words is a search", () => {
  expect(parseCommand("forget-me not flowers").name).toBe("search");
  expect(parseCommand("忘記我").name).toBe("forget-me");
});
