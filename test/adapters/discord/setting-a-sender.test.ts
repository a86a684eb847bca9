import { describe, expect, test } from "vitest";
import { componentsIn } from "../../servers/discord-rules.ts";
import { textOf } from "./harness.ts";
import { picture, sender, withSenders } from "./sender-desk.ts";

const { it, allow, hears, made } = withSenders();

describe("a sender", () => {
  const read = async () => textOf(await it.server.waitForReply());
  const say = async (text: string) => {
    it.server.mention(text);
    return read();
  };
  const style = async () => (await it.storage.subscriptions.all())[0]?.style;

  test("is shown before it is saved, stands in the lists, and is removed by a word", async () => {
    await it.comes("Ferry runs again");
    await say("digest on 8");
    expect(await say('digest preview 1 sender "Morning desk"')).toContain("permission Manage Webhooks");
    allow();
    await hears(true);
    expect(await say('digest preview 1 sender "The Discord Desk"')).toContain("takes no such sender");
    it.server.mention(`digest preview 1 sender "Morning desk" ${picture}`);
    const preview = await it.server.waitForReply();
    expect(textOf(preview)).toMatch(/Morning desk\n.*nothing is changed yet/s);
    const thumbnails = componentsIn(preview.components).filter(({ type }) => type === 11);
    expect(thumbnails).toMatchObject([{ media: { url: picture } }]);
    expect(await style()).toBeUndefined();
    it.server.press("Save");
    expect(await read()).toContain("posted under the name “Morning desk”");
    expect(await style()).toEqual({ sender });
    expect(await say("digest status")).toContain("posted under the name “Morning desk”");
    expect(made()).toBe(0);
    await say("digest edit 1 own name");
    expect(await style()).toBeUndefined();
    await say("follow ferry 發布名稱「晨報」");
    expect(await say("following")).toContain("posted under the name “晨報”");
  });

  test("is given in the form, and emptied there; where the bot may not, the form does not ask for it", async () => {
    await say("digest on 8");
    const form = async (count: number) => {
      it.server.command("newsdesk digest style", { number: "1" });
      await expect.poll(() => it.server.world.modals.length).toBe(count);
      return JSON.stringify(it.server.world.modals.at(-1));
    };
    expect(await form(1)).not.toContain("Name and picture");
    allow();
    await hears(true);
    expect(await form(2)).toContain("Name and picture");
    it.server.submit({ sender: [`Morning desk ${picture}`] });
    await it.server.waitForReply();
    it.server.press("Save");
    await it.server.waitForReply();
    expect(await style()).toEqual({ sender });
    expect(await form(3)).toContain(`Morning desk ${picture}`);
    it.server.submit({ sender: [] });
    await it.server.waitForReply();
    it.server.press("Save");
    await it.server.waitForReply();
    expect(await style()).toBeUndefined();
  });
});
