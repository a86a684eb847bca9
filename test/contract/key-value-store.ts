import { expect, test } from "vitest";
import type { KeyValueStore } from "../../src/chat/key-value-store.ts";

/** What every place for notes promises. `open` gives an empty one. */
export function keyValueStoreContract(open: () => Promise<KeyValueStore>): void {
  test("notes are kept under their names", async () => {
    const keyValues = await open();
    expect(await keyValues.read("a")).toBeUndefined();
    await keyValues.write("a", "one");
    await keyValues.write("a", "two");
    await keyValues.write("b", "three");
    expect([await keyValues.read("a"), await keyValues.read("b")]).toEqual(["two", "three"]);
  });
}
