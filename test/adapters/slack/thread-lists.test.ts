import { afterEach, expect, test } from "vitest";
import { type Newsroom, openNewsroom } from "../../bot/newsroom.ts";
import { complaints, startWorld, type World } from "./world.ts";

let world: World;
let newsroom: Newsroom;
afterEach(async () => {
  await world.end();
  await newsroom.close();
  expect(complaints(world)).toEqual([]);
});

test("the thread that an answer opens has its list for everybody in it", async () => {
  newsroom = await openNewsroom();
  world = await startWorld("socket", newsroom.bot);
  const { slack } = world;
  await slack.mention("chips");
  const { thread } = await slack.waitForReply();
  await slack.mention("read 1", { thread, user: "U0BOB" });
  const answer = await slack.waitForReply();
  expect(answer.thread).toBe(thread);
  expect(JSON.stringify(answer.blocks)).not.toContain("You have not been shown a list");
  expect(JSON.stringify(answer.blocks)).toContain("https://news.example/");
});
