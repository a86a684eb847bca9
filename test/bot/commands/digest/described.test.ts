import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseCommand } from "../../../../src/bot/parse-command.ts";
import { labelled, message, type Newsroom, openNewsroom, wordsOf } from "../../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const digests = () => newsroom.deps.subscriptions.inChannel(message("").channel);

describe("a digest is set with or without `on`", () => {
  test.each([
    "digest on 8",
    "digest at 8am",
    "digest daily at 8",
    "digest 8:00",
    "digest top 20 at 8",
    "摘要 每天 8:00",
  ])("%s", async (text) => {
    await newsroom.ask(text);
    expect((await digests()).map(({ schedule }) => schedule.times)).toEqual([["08:00"]]);
  });

  test.each([
    "digest on windows 11",
    "digest at 8 chips",
    "digest of the 9/11 commission",
    "digest every war in taiwan",
    "digest 8",
  ])("%s is a search", (text) => {
    expect(parseCommand(text).name).toBe("search");
  });
});

describe("a misspelt city is put right by a button that does what was asked for", () => {
  test.each(["digest on 8:30 Tapei top 3 about chips", "digest at 8:30 Tapei about chips top 3"])(
    "%s",
    async (text) => {
      const reply = await newsroom.ask(text);
      expect(wordsOf(reply)).toContain("Did you mean Asia/Taipei?");
      expect(await digests()).toEqual([]);
      await newsroom.press(labelled(reply, "Use Asia/Taipei"));
      expect(await digests()).toMatchObject([
        { schedule: { times: ["08:30"], zone: "Asia/Taipei" }, most: 3, about: "chips" },
      ]);
    },
  );

  test("in a change of a digest", async () => {
    await newsroom.ask("digest on 8");
    const reply = await newsroom.ask("digest edit 1 9 Tokio");
    await newsroom.press(labelled(reply, "Use Asia/Tokyo"));
    expect(await digests()).toMatchObject([{ schedule: { times: ["09:00"], zone: "Asia/Tokyo" } }]);
  });

  test("in settings, with the rest of what was set", async () => {
    const reply = await newsroom.ask("settings channel language english zone Tapei");
    await newsroom.press(labelled(reply, "Use Asia/Taipei"));
    const { channel } = await newsroom.deps.preferences.of(message("").user, message("").channel);
    expect(channel).toEqual({ locale: "en", zone: "Asia/Taipei" });
  });

  test("no city is suggested for a word that resembles none", async () => {
    const reply = await newsroom.ask("digest on 8:30 Gotham");
    expect(wordsOf(reply)).not.toContain("Did you mean");
    expect(reply).toMatchObject({ actions: [] });
  });
});
