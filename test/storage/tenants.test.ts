import { expect, test } from "vitest";
import { openStorage } from "../../src/storage/sqlite.ts";
import { tenantsContract } from "../contract/tenants.ts";

tenantsContract("SQLite", () => openStorage(":memory:"));

test("notes are kept under their names", async () => {
  const { notes, close } = await openStorage(":memory:");
  expect(await notes.read("a")).toBeUndefined();
  await notes.write("a", "one");
  await notes.write("a", "two");
  await notes.write("b", "three");
  expect([await notes.read("a"), await notes.read("b")]).toEqual(["two", "three"]);
  await close();
});
