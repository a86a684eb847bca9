import { expect, test, vi } from "vitest";
import { openStorage } from "../../src/storage/sqlite.ts";
import { draft } from "../contract/drafts.ts";

/** Ids as chance might give them: taken ones come again. */
const drawn: string[] = [];
vi.mock("../../src/article/identity.ts", async (original) => ({
  ...(await original<typeof import("../../src/article/identity.ts")>()),
  newArticleId: () => drawn.shift() ?? "none left",
}));

test("an id that an article has, or had before it was removed, is not given again", async () => {
  const { articles, close } = await openStorage(":memory:");
  drawn.push("a", "b");
  await articles.add([draft("A"), draft("B")], 1);
  await articles.remove(["a"], 2);
  drawn.push("a", "b", "b", "c", "a", "d");
  const { added } = await articles.add([draft("C"), draft("D")], 3);
  expect(added.map(({ id }) => id)).toEqual(["c", "d"]);
  expect((await articles.get(["b"]))[0]?.title).toBe("B");
  await close();
});

test("a large import leaves everybody else their turns", async () => {
  const { articles, close } = await openStorage(":memory:");
  const many = Array.from({ length: 2_000 }, (_, at) => draft(`Story ${at}`));
  drawn.push(...many.map(({ title }) => title));
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  count();
  await articles.add(many, 1);
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(40);
  await close();
});
