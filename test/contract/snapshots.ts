import { expect, test } from "vitest";
import type { SharedSnapshots } from "../../src/search/snapshot/shared-snapshots.ts";

async function* pieces(...all: string[]): AsyncGenerator<Uint8Array> {
  for (const one of all) yield Uint8Array.from(Buffer.from(one));
}

async function read(shared: SharedSnapshots, seq: number): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of shared.read(seq)) all.push(Buffer.from(piece).toString());
  return all;
}

/** What every store of snapshots promises. `open` gives an empty one. */
export function snapshotsContract(open: () => Promise<SharedSnapshots>): void {
  test("a snapshot is read piece by piece as it was written, and replaces the one before", async () => {
    const shared = await open();
    expect(await shared.newest()).toBeUndefined();
    await shared.publish(7, pieces("one", "\0two"));
    expect(await shared.newest()).toBe(7);
    expect(await read(shared, 7)).toEqual(["one", "\0two"]);
    await shared.publish(9, pieces("three"));
    expect(await shared.newest()).toBe(9);
    expect([await read(shared, 7), await read(shared, 9)]).toEqual([[], ["three"]]);
  });

  test("a snapshot whose writing breaks off leaves the one before", async () => {
    const shared = await open();
    await shared.publish(7, pieces("one"));
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Uint8Array.of(1);
      throw new Error("the disk is gone");
    }
    await expect(shared.publish(9, broken())).rejects.toThrow("the disk is gone");
    expect(await shared.newest()).toBe(7);
    expect(await read(shared, 7)).toEqual(["one"]);
  });
}
