import { expect, test } from "vitest";
import { createStartingAnswers } from "../../../src/app/startup/starting-answers.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { start, textOf } from "../../adapters/discord/harness.ts";
import { complaints, startWorld } from "../../adapters/slack/world.ts";
import { notice } from "../../contract/replies.ts";
import { readable } from "../../servers/slack-reading.ts";
import { until } from "../../until.ts";

const line =
  "Newsdesk has just been started and is still reading its articles. Please ask again in a few minutes.";

/** What a program answers whose start takes longer than anybody waits. */
async function starting(maxWaitMs = 0) {
  const { preferences } = await openStorage(":memory:");
  return createStartingAnswers({ preferences, now: Date.now, zone: "UTC" }, maxWaitMs);
}

test("whatever people do in Slack while the program starts is answered in one line", async () => {
  const world = await startWorld("http", (await starting()).answer);
  const { slack } = world;
  slack.workspace.people.set("U0ANN", { locale: "zh-TW", zone: "Asia/Taipei" });
  const inChinese = "Newsdesk 才剛啟動，還在讀取文章，請過幾分鐘再問一次。";
  await slack.command("tsmc");
  await slack.mention("tsmc");
  await slack.direct("tsmc");
  await until(() => expect(slack.posted.map(({ text }) => text)).toEqual(Array(3).fill(inChinese)));
  await slack.openHome();
  await until(() => {
    const page = slack.views.homes.get("U0ANN");
    expect(readable((page?.view.blocks ?? []) as never)).toContain(inChinese);
  });
  expect(slack.posted).toHaveLength(3);
  expect(complaints(world)).toEqual([]);
  await world.end();
});

test("whatever people do in Discord while the program starts is answered in one line", async () => {
  const { server, stop } = await start((await starting()).answer);
  server.command("search", { query: "tsmc" });
  expect(textOf(await server.waitForReply())).toBe(line);
  server.mention("tsmc");
  expect(textOf(await server.waitForReply())).toBe(line);
  server.type("search", "query", "ts");
  await until(() => expect(server.hanging).toEqual([]));
  await stop();
  expect(server.violations).toEqual([]);
});

test("whoever asks shortly before the program is there gets the answer itself", async () => {
  const { answer, open } = await starting(60_000);
  const world = await startWorld("http", answer);
  await world.slack.command("tsmc");
  open(async () => notice("The answer."));
  await until(() => expect(world.slack.posted.map(({ text }) => text)).toEqual(["The answer."]));
  await world.slack.command("tsmc");
  await until(() => expect(world.slack.posted).toHaveLength(2));
  await world.end();
});
