import { afterEach, describe, expect, test, vi } from "vitest";
import type { OnMessage } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import type { AdapterHarness, Spoken } from "./adapter-harness.ts";
import { digest, entry, hostileTexts, notice, results } from "./replies.ts";

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

/**
 * What every adapter promises its users.
 * @param start a platform with the adapter under test, started with this bot
 */
export function adapterContract(
  name: string,
  kinds: Message["kind"][],
  start: (onMessage: OnMessage) => Promise<AdapterHarness>,
): void {
  describe(`${name} as an adapter`, () => {
    let harness: AdapterHarness | undefined;
    const spoken = kinds.filter((kind): kind is Spoken => kind !== "action");

    const withBot = async (onMessage: OnMessage) => {
      const heard: Message[] = [];
      harness = await start(async (message) => {
        heard.push(message);
        return onMessage(message);
      });
      return { heard, harness };
    };
    const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 });

    afterEach(async () => {
      const ended = harness;
      harness = undefined;
      await ended?.stop();
      expect(ended?.problems()).toEqual([]);
    });

    test("tells that each of its connections is there", async () => {
      const { harness } = await withBot(async () => undefined);
      for (const { state, reason } of harness.adapter.connections())
        expect({ state, reason }).toEqual({ state: "connected", reason: undefined });
    });

    test.each(spoken)("answers a %s once, with its text", async (kind) => {
      const { heard, harness } = await withBot(async ({ text }) => notice(`You asked: ${text}`));
      await harness.say(kind, "tsmc & 台積電 <2nm>");
      await until(() => expect(harness.seen()).toHaveLength(1));
      expect(flat(harness.seen()[0]?.text ?? "")).toContain("You asked: tsmc & 台積電 <2nm>");
      expect(heard).toMatchObject([{ kind, text: "tsmc & 台積電 <2nm>" }]);
      expect(heard[0]?.channel.platform).toBe(harness.adapter.name);
      expect(heard[0]?.user.platform).toBe(harness.adapter.name);
    });

    test("gives each message its own id, and the same person and channel the same ids", async () => {
      const { heard, harness } = await withBot(async ({ text }) => notice(text));
      for (const [index, word] of ["one", "two"].entries()) {
        await harness.say("direct", word);
        await until(() => expect(harness.seen()).toHaveLength(index + 1));
      }
      expect(heard.map(({ text }) => text)).toEqual(["one", "two"]);
      expect(new Set(heard.map(({ id }) => id)).size).toBe(2);
      expect(heard[0]?.user).toEqual(heard[1]?.user);
      expect(heard[0]?.channel.channel).toEqual(heard[1]?.channel.channel);
    });

    test.runIf(kinds.includes("command"))(
      "a private answer to a command is visible only to its sender",
      async () => {
        const { harness } = await withBot(async () => notice("for your eyes", { visibility: "private" }));
        await harness.say("command", "secret");
        await until(() => expect(harness.seen()).toHaveLength(1));
        expect(harness.seen()[0]?.private).toBe(true);
      },
    );

    test("posts nothing if the bot has no answer", async () => {
      const { harness } = await withBot(async ({ text }) => (text === "quiet" ? undefined : notice(text)));
      await harness.say("direct", "quiet");
      await harness.say("direct", "loud");
      await until(() => expect(harness.seen()).toHaveLength(1));
      expect(harness.seen()[0]?.text).toContain("loud");
    });

    test("ignores the bot's own messages", async () => {
      const { heard, harness } = await withBot(async ({ text }) => notice(text));
      await harness.echo("talking to myself");
      await harness.say("direct", "a person");
      await until(() => expect(harness.seen().some(({ text }) => text.includes("a person"))).toBe(true));
      expect(heard.map(({ text }) => text)).toEqual(["a person"]);
    });

    test("an error of the bot is one polite line without its details, and the next question works", async () => {
      const { harness } = await withBot(async ({ text }) => {
        if (text === "break") throw new Error("password is hunter2");
        return notice(text);
      });
      await harness.say("direct", "break");
      await until(() => expect(harness.seen()).toHaveLength(1));
      expect(harness.seen()[0]?.text).toContain(
        "Something went wrong here; it was logged. Please try again.",
      );
      expect(harness.seen()[0]?.text).not.toContain("hunter2");
      await harness.say("direct", "still there?");
      await until(() => expect(harness.seen()).toHaveLength(2));
      expect(harness.seen()[1]?.text).toContain("still there?");
    });

    test.runIf(kinds.includes("action")).each([
      ["short", "search tsmc page:2 asof:8123"],
      ["of 3,000 characters", `search ${"台積電 ".repeat(750)}page:2`.trim()],
    ])("a button sends its command, %s", async (_, command) => {
      const { heard, harness } = await withBot(async (message) =>
        message.kind === "action"
          ? notice("page two")
          : results("Page one", [entry("a1", "A story")], { actions: [{ label: "Next", command }] }),
      );
      await harness.say(kinds.includes("command") ? "command" : "direct", "tsmc");
      await until(() => expect(harness.seen()[0]?.buttons).toContain("Next"));
      await harness.press("Next");
      await until(() => expect(harness.seen().some(({ text }) => text.includes("page two"))).toBe(true));
      expect(heard[1]).toMatchObject({ kind: "action", text: command });
      expect(heard[1]?.user).toEqual(heard[0]?.user);
    });

    test.each(hostileTexts)("shows a headline as it is written and notifies nobody: %s", async (hostile) => {
      const { harness } = await withBot(async () =>
        results(hostile, [
          entry("a1", hostile, {
            passage: { text: hostile, marks: [[0, 4]] },
            source: hostile,
            notes: [hostile],
          }),
        ]),
      );
      await harness.say("direct", "anything");
      await until(() => expect(harness.seen()).toHaveLength(1));
      const text = flat(harness.seen()[0]?.text ?? "");
      // Title of the list, headline and passage: each as it was written.
      expect(text.split(flat(hostile)).length - 1).toBeGreaterThanOrEqual(3);
      expect(harness.pings()).toEqual([]);
    });

    test("shows every story of an ordinary page in order, with source and passage", async () => {
      const titles = ["First story", "二奈米量產", "Third story"];
      const { harness } = await withBot(async () =>
        results(
          "3 stories on tsmc",
          titles.map((title, index) =>
            entry(`a${index}`, title, { passage: { text: `Passage ${index} of it`, marks: [[0, 7]] } }),
          ),
        ),
      );
      await harness.say("direct", "tsmc");
      await until(() => expect(harness.seen()).toHaveLength(1));
      const text = harness.seen()[0]?.text ?? "";
      const places = [
        "3 stories on tsmc",
        ...titles.flatMap((title, i) => [title, `Passage ${i} of it`]),
      ].map((part) => text.indexOf(part));
      expect(places.every((place) => place >= 0)).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(text).toContain("Island Daily");
    });

    test("shows the heading of a part over its first story", async () => {
      const { harness } = await withBot(async () =>
        results("Morning news", [
          entry("a1", "First story", { heading: "Perhaps missed" }),
          entry("a2", "Second story"),
          entry("a3", "Third story", { heading: "New" }),
        ]),
      );
      await harness.say("direct", "digest");
      await until(() => expect(harness.seen()).toHaveLength(1));
      const order = ["Morning news", "Perhaps missed", "First story", "Second story", "New", "Third story"];
      expect(flat(harness.seen()[0]?.text ?? "")).toMatch(new RegExp(order.join(".*")));
    });

    test("an answer far too long for the platform arrives as one message, cut at its end", async () => {
      const long = Array.from({ length: 60 }, (_, index) =>
        entry(`a${index}`, `Story ${index} ${"很長的標題 ".repeat(60)}`, {
          passage: { text: "a long passage ".repeat(300), marks: [] },
          actions: [{ label: "Read", command: `read a${index}` }],
        }),
      );
      const { harness } = await withBot(async () => results("Everything", long));
      await harness.say("direct", "everything");
      await until(() => expect(harness.seen()).toHaveLength(1));
      expect(harness.seen()[0]?.text).toContain("Story 0");
    });

    test("a delivery is posted once, in public, and found again by its key alone", async () => {
      const { harness } = await withBot(async () => undefined);
      const before = Date.now() - 1_000;
      expect(await harness.adapter.findDelivery(harness.channel, "key-one", { since: before })).toEqual({
        state: "absent",
      });
      const ref = await harness.adapter.send(
        harness.channel,
        digest("Morning news", [entry("a1", "A story")]),
        "key-one",
      );
      expect(harness.seen()).toHaveLength(1);
      expect(harness.seen()[0]?.text).toContain("Morning news");
      expect(await harness.adapter.findDelivery(harness.channel, "key-one", { since: before })).toEqual({
        state: "found",
        ref,
      });
      expect(await harness.adapter.findDelivery(harness.channel, "key-two", { since: before })).toEqual({
        state: "absent",
      });
    });

    test("a message waits for the note that its request leaves, and is not posted without it", async () => {
      const { harness } = await withBot(async () => undefined);
      const { adapter, channel } = harness;
      const notes: number[] = [];
      const note = async () => void notes.push(harness.seen().length);
      await adapter.send(channel, digest("Morning news", [entry("a1", "A story")]), "key-one", note);
      expect(notes).toEqual([0]);
      expect(harness.seen()).toHaveLength(1);
      const refuse = () => Promise.reject(new Error("another process has it"));
      const evening = digest("Evening news", [entry("a2", "Another story")]);
      await expect(adapter.send(channel, evening, "key-two", refuse)).rejects.toThrow(
        "another process has it",
      );
      expect(harness.seen()).toHaveLength(1);
    });

    test("what was just requested is found, or can be sent again without a second message", async () => {
      const { harness } = await withBot(async () => undefined);
      const { adapter, channel } = harness;
      const morning = digest("Morning news", [entry("a1", "A story")]);
      const requestedAt = Date.now();
      const ref = await adapter.send(channel, morning, "key-one");
      const found = await adapter.findDelivery(channel, "key-one", {
        since: requestedAt - 1_000,
        requestedAt,
      });
      if (found.state === "absent") expect(await adapter.send(channel, morning, "key-one")).toEqual(ref);
      else expect(found).toEqual({ state: "found", ref });
      expect(harness.seen()).toHaveLength(1);
    });

    test("a corrected delivery shows the new text in the same message, and is still found by its key", async () => {
      const { harness } = await withBot(async () => undefined);
      const { adapter, channel } = harness;
      const before = Date.now() - 1_000;
      const ref = await adapter.send(channel, digest("Morning news", [entry("a1", "A stroy")]), "key-one");
      await adapter.edit(ref, digest("Morning news", [entry("a1", "A story")]), "key-one");
      expect(harness.seen().at(-1)?.text).toContain("A story");
      expect(await adapter.findDelivery(channel, "key-one", { since: before })).toEqual({
        state: "found",
        ref,
      });
    });

    test("sends a direct message to one person", async () => {
      const { heard, harness } = await withBot(async ({ text }) => notice(text));
      await harness.say("direct", "hello");
      await until(() => expect(harness.seen()).toHaveLength(1));
      const user = heard[0]?.user;
      if (!user) throw new Error("nobody was heard");
      await harness.adapter.sendDirectMessage(user, notice("Your digest is paused."));
      await until(() => expect(harness.seen()).toHaveLength(2));
      expect(harness.seen()[1]?.text).toContain("Your digest is paused.");
    });

    test("accepts a channel that the bot may post in", async () => {
      const { harness } = await withBot(async () => undefined);
      await expect(harness.adapter.checkPost(harness.channel)).resolves.toBeUndefined();
    });
  });
}
