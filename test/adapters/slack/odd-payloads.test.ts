import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { notice } from "../../contract/replies.ts";
import { until } from "../../until.ts";
import { type Mode, startWorld, type World } from "./world.ts";

// Whatever is signed, or comes over the socket: it is answered, and ends nothing. A rejection that nobody
// handles fails the test run by itself.

const form = "application/x-www-form-urlencoded";
let world: World;
afterEach(async () => {
  vi.useRealTimers();
  await world.end();
});

const start = async (mode: Mode) => {
  world = await startWorld(mode, async ({ text }) => notice(text));
  return world.slack;
};

async function stillAnswers(): Promise<void> {
  const { slack } = world;
  const before = slack.posted.length;
  await slack.command("still here");
  await until(() => expect(slack.posted.slice(before).map(({ text }) => text)).toContain("still here"));
}

const field = fc.oneof(
  fc.constantFrom(null, "", "U0ANN", "C0GENERAL", 0, true, {}, [], [null], { id: null }, { id: "U0ANN" }),
  fc.jsonValue({ maxDepth: 2 }),
);
const names = [
  ...["type", "event", "command", "actions", "user", "team", "enterprise", "channel", "view", "name"],
  ...["authorizations", "event_id", "trigger_id", "response_url", "response_urls", "message", "callback_id"],
  ...["is_enterprise_install", "channel_id", "user_id", "text", "container", "value", "action_id", "state"],
];
const types = [
  ...["event_callback", "block_actions", "view_submission", "view_closed", "message_action", "shortcut"],
  ...["block_suggestion", "url_verification", "dialog_submission"],
];
/** Bodies made of the fields that Slack sends, with anything in them. */
const almost = fc
  .dictionary(fc.constantFrom(...names), field, { maxKeys: 8 })
  .chain((fields) =>
    fc.constantFrom(...types, undefined).map((type) => ({ ...fields, ...(type && { type }) })),
  );
const nested = fc.tuple(almost, almost).map(([body, event]) => ({ ...body, event }));
const body = fc
  .oneof(almost, nested, fc.jsonValue({ maxDepth: 2 }))
  .map((value) => JSON.stringify(value) ?? "");

/** What Slack sends, with one field of it replaced or left out. */
function damaged(payload: object): fc.Arbitrary<string> {
  const keys = Object.keys(payload);
  return fc
    .tuple(fc.constantFrom(...keys), fc.option(field, { nil: undefined }))
    .map(([key, value]) => JSON.stringify({ ...payload, [key]: value }));
}

const speaker = { user: "U0ANN", channel: "C0GENERAL" };

describe("a signed request", () => {
  test.each([
    ["payload=null", form],
    ["payload=5", form],
    ["payload=[]", form],
    ["payload=%7B%7D", form],
    ["payload=null&payload=null", form],
    ["payload=", form],
    ["", form],
    ["null", "application/json"],
    ["{}", "application/json"],
    ["{", "application/json"],
    ['{"event":null}', "application/json"],
    [
      '{"type":"event_callback","event_id":"E1","event":{"type":"message","channel":null}}',
      "application/json",
    ],
    ["payload={}", "application/x-www-form-urlencoded; charset=utf-8"],
  ])("of %s is answered 400, and the next one is served", async (text, contentType) => {
    const slack = await start("http");
    expect(await slack.post(text, contentType)).toBe(400);
    await stillAnswers();
    expect(world.logged.join("")).toContain("signed requests of unknown shape are refused");
  });

  test("of any shape is answered", async () => {
    const slack = await start("http");
    const real = [slack.payloads.mention("x", speaker), slack.payloads.shortcut("x", speaker)];
    const any = fc.oneof(body, ...real.map(({ payload }) => damaged(payload)));
    await fc.assert(
      fc.asyncProperty(any, fc.boolean(), async (text, isForm) => {
        const sent = isForm ? new URLSearchParams({ payload: text }).toString() : text;
        const status = await slack.post(sent, isForm ? form : "application/json");
        // 404: of a known shape, but there is nothing here by that name.
        expect([200, 400, 404]).toContain(status);
      }),
      { numRuns: 150 },
    );
    await stillAnswers();
  });
});

describe("a message on the socket", () => {
  const envelope = fc.oneof(
    body,
    fc
      .tuple(
        fc.constantFrom("events_api", "interactive", "slash_commands", "close", "disconnected", "x"),
        body,
      )
      .map(([type, payload]) => `{"type":"${type}","envelope_id":"1","payload":${payload || null}}`),
    fc.string(),
  );

  test.each([
    "null",
    "5",
    "{",
    '{"type":"events_api"}',
    '{"type":"events_api","envelope_id":"1","payload":{"event":null}}',
    '{"type":"disconnected"}',
    '{"type":"slack_event"}',
    '{"type":"interactive","envelope_id":"1","payload":null}',
    '{"type":"events_api","envelope_id":"1","payload":{"type":"event_callback","event_id":"E","event":{"type":"close"}}}',
  ])("of %s is dropped, and the next one is served", async (text) => {
    const slack = await start("socket");
    await slack.say(text);
    await stillAnswers();
    expect(world.adapter.connections()).toMatchObject([{ state: "connected" }]);
    expect(world.logged.join("")).toContain("messages of unknown shape on the socket are dropped");
  });

  test("of any shape ends nothing", async () => {
    const slack = await start("socket");
    for (const text of fc.sample(envelope, 500)) await slack.say(text);
    await stillAnswers();
  });
});

test("unsigned requests are logged once, and then by their number", async () => {
  const slack = await start("http");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const delivery = slack.payloads.command("x", speaker);
  const forged = async () =>
    expect(await slack.forge(delivery, { secret: "guessed" })).toMatchObject({ status: 401 });
  for (let times = 0; times < 25; times++) await forged();
  const lines = () => world.logged.filter((line) => line.includes("without Slack's signature"));
  expect(lines()).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  expect(lines()).toHaveLength(2);
  expect(JSON.parse(lines()[1] ?? "")).toMatchObject({ count: 24 });
});
