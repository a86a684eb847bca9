import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBot } from "../../src/bot/bot.ts";
import type { Message } from "../../src/chat/message.ts";
import { message, type Newsroom, openNewsroom, wordsOf } from "./newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

/** The answers to messages that come after the limit is used up. */
async function pastTheLimit(text: string, more: Partial<Message>) {
  const bot = createBot(newsroom.deps);
  for (let i = 0; i < 20; i += 1) await bot(message("help", { id: `before ${i}` }));
  return [
    await bot(message(text, { id: "first", ...more })),
    await bot(message(text, { id: "second", ...more })),
  ];
}

describe("past the limit nothing that was typed is lost", () => {
  test("every slash command is quoted in its answer", async () => {
    for (const answer of await pastTheLimit("search 台積電 -三星", { kind: "command" })) {
      if (answer?.kind !== "notice") throw new Error("no notice");
      expect(wordsOf(answer)).toContain("You typed: search 台積電 -三星");
    }
  });

  test("every form stays filled in", async () => {
    const values = { query: ["chips"], quiet: ["22-7"] };
    for (const answer of await pastTheLimit("follow", { kind: "submit", values })) {
      if (answer?.kind !== "form") throw new Error("no form");
      expect(answer.errors).toEqual({ query: "Too many questions at once. Try again in a few seconds." });
      expect(answer.fields.map((field) => field.kind === "text" && field.value)).toEqual([
        false,
        "chips",
        "22-7",
      ]);
    }
    expect(await newsroom.deps.follows.all()).toEqual([]);
  });

  test("a message stays where it was written, so only the first is answered", async () => {
    const [first, second] = await pastTheLimit("chips", { kind: "mention" });
    expect(first).toMatchObject({ kind: "notice" });
    expect(second).toBeUndefined();
  });
});

test("a form names all its mistakes at once", async () => {
  const values = { times: ["soon"], zone: ["Atlantis"], about: ["chips"] };
  const answer = await newsroom.answer("digest on", { kind: "submit", values });
  expect(answer.kind === "form" && Object.keys(answer.errors)).toEqual(["times", "zone", "days"]);
});
