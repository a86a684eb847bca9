import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { renderForm as discordForm } from "../../../adapters/discord/views/modal.ts";
import { formView as slackForm } from "../../../adapters/slack/views/form-view.ts";
import type { Answer } from "../../../src/chat/answer.ts";
import type { FormValues, Message } from "../../../src/chat/message.ts";
import type { HomeReply } from "../../../src/chat/reply.ts";
import { message, type Newsroom, openNewsroom, titlesOf, wordsOf } from "../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const answer = (text: string, more?: Partial<Message>) => newsroom.answer(text, more);
const form = (text: string, more?: Partial<Message>) => newsroom.form(text, more);

const submit = (command: string, values: FormValues, more: Partial<Message> = {}) =>
  answer(command, { kind: "submit", values, ...more });

const said = (reply: Answer): string => {
  if (reply.kind !== "notice") throw new Error(`a ${reply.kind}, not a notice`);
  return wordsOf(reply);
};

describe("a command without the arguments it needs", () => {
  test.each(["digest on", "  Digest   ON ", "/news digest on", "摘要 開啟", "digest 開啟", "follow", "追蹤"])(
    "%s opens a form",
    async (text) => {
      expect((await form(text)).fields.length).toBeGreaterThan(1);
    },
  );

  test.each(["digest on 08:30", "follow chips", "digest", "follow the money"])(
    "%s opens none",
    async (text) => {
      expect((await answer(text)).kind).not.toBe("form");
    },
  );

  test("explains what to type, in case no form can open", async () => {
    const { otherwise } = await form("digest on");
    expect(wordsOf(otherwise)).toContain("digest on 08:30 Asia/Taipei");
  });
});

test("Discord offers no channels in a direct message, where it has none", async () => {
  const offered = async (tenant: string) => {
    const channel = { platform: "discord", tenant, channel: "42" };
    return JSON.stringify(discordForm(await form("follow", { channel })));
  };
  expect(await offered("7")).toContain('"custom_id":"channel"');
  expect(await offered("")).not.toContain('"custom_id":"channel"');
});

test("Enter is offered in Slack, which reports it, and not in Discord, which does not", async () => {
  const digest = await form("digest on");
  expect(JSON.stringify(slackForm(digest, { channel: "C1" }))).toContain(
    "Press Enter to see how many stories match.",
  );
  expect(JSON.stringify(discordForm(digest))).not.toContain("Enter");
});

describe("a submitted form", () => {
  const values = { times: ["07:15 18:00"], zone: ["Asia/Taipei"], days: ["mon", "fri"], about: ["chips"] };

  test("does what its command would have done", async () => {
    expect(said(await submit("digest on", values))).toContain("Digest 1 is set");
    const [set] = await newsroom.deps.subscriptions.all();
    expect(set).toMatchObject({
      schedule: { times: ["07:15", "18:00"], zone: "Asia/Taipei", weekdays: [1, 5] },
      about: "chips",
    });
  });

  test.each([
    [{ times: ["soon"] }, "times"],
    [{ times: ["25:00"] }, "times"],
    [{ times: [] }, "times"],
    [{ zone: ["Atlantis"] }, "zone"],
  ])("%j comes back with what is wrong, and nothing is set", async (wrong, field) => {
    const reply = await submit("digest on", { ...values, ...wrong });
    expect(reply.kind === "form" && Object.keys(reply.errors)).toEqual([field]);
    expect(await newsroom.deps.subscriptions.all()).toEqual([]);
  });

  test.each([
    [{ query: ["…"] }, "query"],
    [{ query: ["chips"], quiet: ["at night"] }, "quiet"],
  ])("of a follow, %j comes back with what is wrong", async (wrong, field) => {
    const reply = await submit("follow", wrong);
    expect(reply.kind === "form" && Object.keys(reply.errors)).toEqual([field]);
    expect(await newsroom.deps.follows.all()).toEqual([]);
  });

  test("delivered again does nothing more", async () => {
    const again = { ...message("digest on", { id: "same", kind: "submit" }), values };
    await newsroom.bot(again);
    expect(await newsroom.bot(again)).toBeUndefined();
    expect(await newsroom.deps.subscriptions.all()).toHaveLength(1);
  });

  test("by somebody who may not manage the chosen channel sets nothing, and says so with all else", async () => {
    const wrong = { ...values, times: ["soon"] };
    const reply = await submit("digest on", wrong, { canManage: async () => false });
    expect(reply.kind === "form" && reply.errors).toMatchObject({
      channel: expect.stringContaining("Only people who manage this channel"),
      times: expect.stringContaining("08:30"),
    });
    expect(await newsroom.deps.subscriptions.all()).toEqual([]);
  });

  test("of an unknown kind gets an explanation", async () => {
    expect(said(await submit("poem on", {}))).toContain("too old");
  });
});

test("a form that is changed keeps its values and counts what would have matched", async () => {
  const values = { query: ["chips"], quiet: ["22-7"] };
  const changed = await form("follow", { kind: "change", values });
  expect(changed.notes.join()).toMatch(/would have matched [1-9]/);
  expect(changed.fields.map((field) => field.kind === "text" && field.value)).toEqual([
    false,
    "chips",
    "22-7",
  ]);
});

describe("what is typed is completed", () => {
  const complete = async (completes: Message["completes"], text: string) => {
    const reply = await answer(text, { kind: "complete", completes });
    return reply.kind === "choices" ? reply.choices : [];
  };

  test("zones by the place that people name", async () => {
    expect((await complete("zone", "台北"))[0]?.value).toBe("Asia/Taipei");
    expect((await complete("zone", "europe/l")).map(({ value }) => value)).toContain("Europe/London");
  });

  test("questions by headlines", async () => {
    const choices = await complete("query", "micron wai");
    expect(choices.map(({ value }) => value)).toContain("Micron waits for its chips subsidy");
  });

  test("stories by the last list, with the id that `read` takes", async () => {
    await newsroom.ask("chips");
    const [first] = await complete("story", "");
    expect(first?.label).toMatch(/^1\. /);
    expect((await newsroom.ask(`read ${first?.value}`)).kind).toBe("story");
  });

  test("digests and follows by their numbers here", async () => {
    await newsroom.ask("digest on 08:30");
    await newsroom.ask("follow chips");
    expect(await complete("digest", "")).toMatchObject([{ value: "1" }]);
    expect(await complete("follow", "chip")).toMatchObject([{ label: "1. chips", value: "1" }]);
    expect(await complete("follow", "zebra")).toEqual([]);
  });

  test("within the limits of the platforms: 25 choices of 75 characters", async () => {
    for (const text of ["a", "", "c"]) {
      const choices = await complete("zone", text);
      expect(choices.length).toBeLessThanOrEqual(25);
      expect(choices.every(({ label, value }) => label.length <= 75 && value.length <= 75)).toBe(true);
    }
  });
});

describe("a home page", () => {
  const home = async (more: Partial<Message> = {}) =>
    (await answer("", { kind: "home", ...more })) as HomeReply;
  const names = ({ sections }: HomeReply) => sections.flatMap(({ items }) => items.map(({ name }) => name));

  test("shows its reader's own subscriptions, and others' only in channels that its reader can see", async () => {
    await newsroom.ask("digest on 08:30");
    await newsroom.ask("follow chips");
    const stranger = { user: { platform: "test", tenant: "t1", user: "u2" } };
    expect(names(await home())).toEqual(["Digest 1", "Follow 1"]);
    expect(names(await home(stranger))).toEqual([]);
    expect(names(await home({ ...stranger, canSee: async () => true }))).toEqual(["Digest 1", "Follow 1"]);
  });

  test("shows nothing of another workspace", async () => {
    await newsroom.ask("digest on 08:30");
    const elsewhere = { user: { platform: "test", tenant: "t2", user: "u1" }, canSee: async () => true };
    expect(names(await home(elsewhere))).toEqual([]);
  });

  test("offers the forms, and the newest stories", async () => {
    const { sections } = await home();
    const commands = sections.flatMap(({ actions }) => actions.map(({ command }) => command));
    expect(commands).toEqual(["search tsmc", "digest on", "digest on", "follow", "latest"]);
    expect(sections.at(-1)?.entries[0]?.title.text).toBe("Ferry to the islands runs again");
  });
});

test("news about a message is found by its words, without operators and addresses", async () => {
  const reply = await answer('"Ferry" -to the islands: runs OR https://x.example/since:3d', {
    kind: "quote",
  });
  expect(reply.kind === "results" && titlesOf(reply)[0]).toBe("Ferry to the islands runs again");
});
