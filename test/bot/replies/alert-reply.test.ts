import { expect, test } from "vitest";
import { composeAlert } from "../../../src/bot/replies/alert-reply.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { draft } from "../../contract/drafts.ts";

const channel = { platform: "slack", tenant: "T", channel: "C" };
const createdBy = { platform: "slack", tenant: "T", user: "U" };
const at = Date.UTC(2026, 5, 1, 8, 30);

test("an alert of nothing but what was perhaps missed names when that was due", async () => {
  const storage = await openStorage(":memory:");
  await storage.articles.add([draft("TSMC one")], at);
  const articles = await storage.articles.between(0, at + 1);
  const follow = { id: "f", number: 1, channel, createdBy, createdAt: 0, query: "tsmc", locale: "en" };
  const missed = { dueAt: at, stories: articles.map((article) => ({ article, also: [] })) };
  const reply = composeAlert([], { ...follow, zone: "UTC" }, missed);
  expect(reply.entries).toMatchObject([{ heading: expect.stringContaining("Mon, Jun 1, 08:30") }]);
  await storage.close();
});
