import { expect, onTestFinished, test } from "vitest";
import { openNewsroom } from "../../bot/newsroom.ts";
import { until } from "../../until.ts";
import { withFeed } from "../feeds-stage.ts";
import { buttonsOf, textOf } from "./harness.ts";
import { start } from "./heard.ts";

test("an operator of a demo is offered feeds, and adds a pack with the form", async () => {
  const newsroom = await openNewsroom();
  onTestFinished(newsroom.close);
  const { server } = await start(newsroom.bot);
  await withFeed(newsroom, `discord:${server.world.person.id}`);
  const { feeding } = newsroom.deps;
  if (!feeding) throw new Error("there are no feeds");
  const { feedService } = feeding;
  const [feed] = await feedService.list();
  await feedService.remove(feed?.url ?? "");
  const feeds = [{ url: "https://a.example/feed", title: "Atoms" }];
  newsroom.deps.feeding = {
    ...feeding,
    isDemo: async () => true,
    packs: async () => [{ name: "science", feeds }],
  };
  server.direct("latest");
  const answer = await server.waitForReply();
  expect(textOf(answer)).toContain("only a demo");
  expect(buttonsOf(answer)).toContain("Add feeds");
  server.press("Add feeds");
  await until(() => expect(server.world.modals).toHaveLength(1));
  server.submit({ pack: ["science"] });
  expect(textOf(await server.waitForReply())).toContain("Added: Atoms");
  expect((await feedService.list()).map(({ url }) => url)).toEqual(["https://a.example/feed"]);
});
