import { describe, expect, test } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { adapterContract } from "../../contract/adapter.ts";
import { digest, entry, notice, results } from "../../contract/replies.ts";
import { until } from "../../until.ts";
import { startTerminal, terminalHarness } from "./harness.ts";

adapterContract("the terminal", ["direct", "action"], terminalHarness);

const story = (id: string) =>
  entry(id, `Story ${id}`, { actions: [{ label: "Read", command: `read ${id}` }] });
const list = results("Two stories", [story("a1"), story("b2")], {
  actions: [{ label: "Next", command: "search x page:2" }],
});

async function session(answer = async (_: Message) => list) {
  const heard: Message[] = [];
  const terminal = await startTerminal(async (message) => {
    heard.push(message);
    return answer(message);
  });
  return { ...terminal, heard };
}

describe("a person at the terminal", () => {
  test.each([
    ["2", "read b2"],
    ["3", "search x page:2"],
  ])("presses the button with the number %s", async (typed, command) => {
    const { heard, type, leave, adapter } = await session();
    type(`x\n${typed}\n`);
    leave();
    await adapter.ended;
    expect(heard).toMatchObject([
      { kind: "direct", text: "x" },
      { kind: "action", text: command },
    ]);
  });

  test.each([
    ["7", "read b2"],
    ["8", "search x page:3"],
    ["2", "read 2"],
  ])("presses on a later page what has the number %s there, or had it before", async (typed, command) => {
    const page = results("Two stories", [
      { ...story("a1"), number: 6 },
      { ...story("b2"), number: 7 },
    ]);
    const next = { label: "Next", command: "search x page:3" };
    const { heard, type, leave, adapter, printed } = await session(async () => ({
      ...page,
      actions: [next],
    }));
    type(`x\n${typed}\n`);
    leave();
    await adapter.ended;
    expect(printed[0]).toContain(" 7  Story b2");
    expect(heard[1]).toMatchObject({ kind: "action", text: command });
  });

  test("sends a number without a button as a message", async () => {
    const { heard, type, leave, adapter } = await session();
    type("x\n101\n");
    leave();
    await adapter.ended;
    expect(heard[1]).toMatchObject({ kind: "direct", text: "101" });
  });

  test("presses the buttons of the last message, also of a digest", async () => {
    const { heard, type, leave, adapter, printed } = await session();
    type("x\n");
    await until(() => expect(printed).toHaveLength(1));
    const here = { platform: "terminal", tenant: "", channel: "terminal" };
    await adapter.send(here, digest("Morning", [story("c3")]), "key");
    type("1\n");
    leave();
    await adapter.ended;
    expect(heard[1]).toMatchObject({ kind: "action", text: "read c3" });
  });

  test("is answered in order, however slow an answer is", async () => {
    const { printed, type, leave, adapter } = await session(async ({ text }) => {
      if (text === "slow") await new Promise((resolve) => setTimeout(resolve, 20));
      return notice(text) as never;
    });
    type("slow\nfast\n");
    leave();
    await adapter.ended;
    expect(printed.map((text) => text.trim())).toEqual(["slow", "fast"]);
  });

  test.each(["quit", "EXIT"])("leaves with %s, after the answers to earlier lines", async (word) => {
    const { heard, printed, type, adapter } = await session();
    type(`before\n${word}\nafter\n`);
    await adapter.ended;
    expect(heard.map(({ text }) => text)).toEqual(["before"]);
    expect(printed).toHaveLength(1);
  });

  test("gets no answer to an empty line", async () => {
    const { heard, type, leave, adapter } = await session();
    type("\n   \n");
    leave();
    await adapter.ended;
    expect(heard).toEqual([]);
  });

  test("finds the cause of a failed answer in the log", async () => {
    const cause = new Error("disk full");
    const { errors, type, leave, adapter } = await session(async () => {
      throw cause;
    });
    type("x\n");
    leave();
    await adapter.ended;
    expect(errors).toEqual([{ err: cause }]);
  });
});
