import { expect, test } from "vitest";
import type { KeyValueStore } from "../../src/chat/key-value-store.ts";

/** What every key-value store promises. `open` gives an empty one. */
export function keyValueStoreContract(open: () => Promise<KeyValueStore>): void {
  test("values are stored under their keys", async () => {
    const keyValues = await open();
    expect(await keyValues.read("a")).toBeUndefined();
    await keyValues.write("a", "one");
    await keyValues.write("a", "two");
    await keyValues.write("b", "three");
    expect([await keyValues.read("a"), await keyValues.read("b")]).toEqual(["two", "three"]);
  });
}
