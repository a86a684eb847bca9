import { expect, onTestFinished, test } from "vitest";
import { openNewsroom } from "../../bot/newsroom.ts";
import { until } from "../../until.ts";
import { withFeed } from "../feeds-stage.ts";
import { textOf } from "./harness.ts";
import { start } from "./heard.ts";

async function startNewsroom() {
  const newsroom = await openNewsroom();
  onTestFinished(newsroom.close);
  const { server } = await start(newsroom.bot);
  const { rules } = await withFeed(newsroom, `discord:${server.world.person.id}`);
  return { server, rules };
}

test("an operator fills in a rule, sees what would come, and saves it", async () => {
  const { server, rules } = await startNewsroom();
  server.direct("feeds rules");
  expect(textOf(await server.waitForReply())).toContain("No rules yet");
  server.press("Add a rule");
  await until(() => expect(server.world.modals).toHaveLength(1));
  server.submit({ feed: ["1"], kind: ["block"], text: ["title:horoscope"] });
  const shown = textOf(await server.waitForReply());
  expect(shown).toContain("2 would come and 1 would stay out");
  expect(shown).toContain("Horoscope");
  expect(await rules()).toEqual([]);
  server.press("Save");
  expect(textOf(await server.waitForReply())).toContain("That holds from the next check on");
  expect(await rules()).toEqual(["block title:horoscope"]);
});

test("a rule that is typed is shown with a button that saves it", async () => {
  const { server, rules } = await startNewsroom();
  server.direct("feeds keep 1 chips OR tsmc");
  expect(textOf(await server.waitForReply())).toContain("2 would come and 1 would stay out");
  server.press("Save");
  await server.waitForReply();
  expect(await rules()).toEqual(["keep chips OR tsmc"]);
  server.press("Undo");
  await until(async () => expect(await rules()).toEqual([]));
});
