import { expect, test } from "vitest";
import { type LongTexts, textKey } from "../../src/chat/long-texts.ts";

/** What every store of long texts promises. `open` gives an empty one. */
export function longTextsContract(open: () => Promise<LongTexts>): void {
  test("a text is found under its key, however often it was stored", async () => {
    const texts = await open();
    const long = `search ${"晶片 ".repeat(500)}`;
    await texts.save(textKey(long), long, 1);
    await texts.save(textKey(long), long, 2);
    expect(await texts.find(textKey(long))).toBe(long);
    expect(await texts.find("unknown")).toBeUndefined();
  });

  test("a button works for ninety days after it was last shown", async () => {
    const texts = await open();
    const day = 86_400_000;
    await texts.save("a", "search a", 0);
    await texts.save("b", "search b", 0);
    await texts.save("b", "search b", 10 * day);
    await texts.save("c", "search c", 90 * day);
    expect([await texts.find("a"), await texts.find("b")]).toEqual([undefined, "search b"]);
  });
}
