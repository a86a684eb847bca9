import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseCommand } from "../../../src/bot/parse-command.ts";
import type { PromptsReply } from "../../../src/chat/reply.ts";
import { locales } from "../../../src/locales/locale.ts";
import { type Newsroom, openNewsroom } from "../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const from = { platform: "test", tenant: "t1", channel: "c9" };

async function prompts(more: object = {}): Promise<PromptsReply> {
  const answer = await newsroom.answer("", { kind: "prompts", ...more });
  if (answer.kind !== "prompts") throw new Error(`answered by ${answer.kind}`);
  return answer;
}

describe("suggested prompts", () => {
  test.each(locales)(
    "in %s are said in that language and understood when they are chosen",
    async (locale) => {
      await newsroom.ask("follow micron", { channel: from });
      for (const { label, text } of [
        ...(await prompts({ locale, from })).prompts,
        ...(await prompts({ locale })).prompts,
      ]) {
        const { name, form } = parseCommand(text);
        expect(label).not.toBe("");
        expect(form?.form ?? name, text).toMatch(/^(latest|trending|digest|help)$/);
      }
    },
  );

  test("name a subject once, at most two of them, and none that is too long to be asked", async () => {
    for (const query of ["micron", "tsmc", "ferry"]) await newsroom.ask(`follow ${query}`, { channel: from });
    await newsroom.ask("digest on 08:30 about micron", { channel: from });
    expect((await prompts({ from })).prompts.map(({ text }) => text)).toEqual([
      "latest micron",
      "latest tsmc",
      "latest",
      "trending",
    ]);
    const other = { ...from, channel: "c10" };
    await newsroom.ask(`follow ${"chips OR ".repeat(20)}tsmc`, { channel: other });
    expect((await prompts({ from: other })).prompts[0]?.text).toBe("latest");
  });

  test("say nothing of what another channel follows", async () => {
    await newsroom.ask("follow micron", { channel: { ...from, channel: "secret" } });
    expect(JSON.stringify(await prompts({ from }))).not.toContain("micron");
  });
});
