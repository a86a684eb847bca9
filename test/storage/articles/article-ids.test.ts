import crypto from "node:crypto";
import { expect, test, vi } from "vitest";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { forEveryImport } from "../../built-in.ts";
import { draft } from "../../contract/drafts.ts";

/** The random bytes of which this id is made. */
const bytesOf = (id: string): Buffer =>
  Buffer.from(Array.from(id, (letter) => "23456789abcdefghjkmnpqrstuvwxyz".indexOf(letter)));

test("the id of an article, existing or removed, is not reused", async () => {
  const { articles, close } = await openStorage(":memory:");
  const drawn: string[] = [];
  const real = crypto.randomBytes;
  forEveryImport(vi.spyOn(crypto, "randomBytes")).mockImplementation((count: number) => {
    const id = drawn.shift();
    return id ? bytesOf(id) : real(count);
  });
  drawn.push("22222222");
  await articles.add([draft("A"), draft("B")], 1);
  await articles.remove(["22222222"], 2);
  drawn.push("zzzzzzzz", "22222223", "k2222222");
  const { added } = await articles.add([draft("C"), draft("D")], 3);
  expect(added.map(({ id }) => id)).toEqual(["zzzzzzzz", "k2222222"]);
  expect((await articles.get(["22222223"]))[0]?.title).toBe("B");
  await close();
});

test("a large import yields to the event loop at least once every 200 articles", async () => {
  const { articles, close } = await openStorage(":memory:");
  const many = Array.from({ length: 2_000 }, (_, at) => draft(`Story ${at}`));
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  count();
  await articles.add(many, 1);
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(10);
  await close();
});
