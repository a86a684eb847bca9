import { beforeEach, expect, test } from "vitest";
import { startSlack } from "./slack.ts";
import { distributedPage, historyLimit, postLimits, workspaceLimit } from "./slack-limits.ts";

const { atOnce, perSecond } = workspaceLimit;
const clock = { now: 0 };
let limit: ReturnType<typeof postLimits>;

beforeEach(() => {
  clock.now = 0;
  limit = postLimits(() => clock.now);
});

/** How many of a number of posts to different channels of a workspace are accepted. */
const taken = (team: string, posts: number) =>
  Array.from({ length: posts }, (_, at) => limit(team, `${team} ${clock.now} ${at}`)).filter(
    (seconds) => seconds === undefined,
  ).length;

test("a workspace accepts a burst of posts, then a few per second, and delays no other workspace", () => {
  expect(taken("T1", atOnce + 10)).toBe(atOnce);
  clock.now = 2_000;
  expect(taken("T1", 100)).toBe(2 * perSecond);
  expect(taken("T2", atOnce + 10)).toBe(atOnce);
  clock.now = 3_600_000;
  expect(taken("T1", 100)).toBe(atOnce);
});

test("a channel accepts one post per second", () => {
  expect([limit("T1", "C1"), limit("T1", "C1"), limit("T1", "C2")]).toEqual([undefined, 1, undefined]);
  clock.now = 1_000;
  expect(limit("T1", "C1")).toBeUndefined();
});

test("a post beyond the limit is answered 429 with the seconds to wait, and is not stored", async () => {
  const slack = await startSlack();
  slack.limit = (team, channel) => (team === "T0OTHER" && channel === "C0GENERAL" ? 7 : undefined);
  const post = (token: string) =>
    fetch(`${slack.credentials.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ channel: "C0GENERAL", text: "hello", metadata: "{}" }),
    });
  const refused = await post(slack.oauth.lasting("T0OTHER"));
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(slack.posted).toHaveLength(0);
  expect((await post(slack.oauth.lasting("T0FIRST"))).status).toBe(200);
  await slack.stop();
});

test("an app distributed outside the Marketplace reads 15 messages of a workspace a minute", async () => {
  const slack = await startSlack();
  slack.workspace.maxPage = distributedPage;
  slack.historyLimit = historyLimit(() => clock.now);
  for (let count = 0; count < 20; count++) slack.workspace.accept({ channel: "C0GENERAL", text: "chat" });
  const token = slack.oauth.lasting("T0FIRST");
  const read = () =>
    fetch(`${slack.credentials.apiUrl}conversations.history`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ channel: "C0GENERAL", limit: "200" }),
    });
  expect(await (await read()).json()).toMatchObject({ messages: { length: 15 }, has_more: true });
  clock.now += 20_000;
  const refused = await read();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "40"]);
  clock.now += 40_000;
  expect((await read()).status).toBe(200);
  await slack.stop();
});
