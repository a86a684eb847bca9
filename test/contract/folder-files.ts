import { expect, test } from "vitest";
import type { FolderFiles, Stamp } from "../../src/ingest/files/folder-files.ts";

/** What every store of folder files promises. `open` gives an empty one. */
export function folderFilesContract(open: () => Promise<FolderFiles>): void {
  test("returns the last record of each file, by folder", async () => {
    const files = await open();
    await files.save("/a", [
      ["/a/one.md", { size: 1, modified: 1_700_000_000_000 }],
      ["/a/two.md", { size: 5_000_000_000, modified: -1 }],
    ]);
    await files.save("/b", [["/a/one.md", { size: 9, modified: 9 }]]);
    await files.save("/a", [["/a/one.md", { size: 2, modified: 3 }]]);
    expect(await files.all("/a")).toEqual(
      new Map([
        ["/a/one.md", { size: 2, modified: 3 }],
        ["/a/two.md", { size: 5_000_000_000, modified: -1 }],
      ]),
    );
    await files.remove("/a", ["/a/one.md", "/a/never.md"]);
    expect([...(await files.all("/a")).keys()]).toEqual(["/a/two.md"]);
    expect((await files.all("/b")).size).toBe(1);
  });

  test("records thousands at once, and nothing for an empty list", async () => {
    const files = await open();
    const many = Array.from({ length: 1_234 }, (_, at): [string, Stamp] => [
      `/a/${at}`,
      { size: at, modified: at },
    ]);
    await files.save("/a", many);
    expect(await files.all("/a")).toEqual(new Map(many));
    await files.remove(
      "/a",
      many.map(([origin]) => origin),
    );
    await files.save("/a", []);
    await files.remove("/a", []);
    expect(await files.all("/a")).toEqual(new Map());
  });
}
