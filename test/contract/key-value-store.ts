import { expect, test } from "vitest";
import type { KeyValueStore } from "../../src/chat/key-value-store.ts";

/** What every place for notes promises. `open` gives an empty one. */
export function notesContract(open: () => Promise<KeyValueStore>): void {
  test("notes are kept under their names", async () => {
    const notes = await open();
    expect(await notes.read("a")).toBeUndefined();
    await notes.write("a", "one");
    await notes.write("a", "two");
    await notes.write("b", "three");
    expect([await notes.read("a"), await notes.read("b")]).toEqual(["two", "three"]);
  });
}
