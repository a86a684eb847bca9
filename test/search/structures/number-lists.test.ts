import fc from "fast-check";
import { expect, test } from "vitest";
import { BufferSections } from "../../../src/search/structures/buffer-sections.ts";
import { NumberLists } from "../../../src/search/structures/number-lists.ts";

test("lists keep their numbers in order through clearing, saving and restoring", () => {
  const list = fc.nat(5);
  const step = fc.oneof(
    fc.record({ list, value: fc.nat(100) }),
    fc.record({ clear: list }),
    fc.constant("restart" as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let lists = new NumberLists();
      const model = new Map<number, number[]>();
      for (const one of steps) {
        if (one === "restart") lists = NumberLists.restore(new BufferSections(lists.save()));
        else if ("clear" in one) {
          lists.clear(one.clear);
          model.delete(one.clear);
        } else {
          lists.add(one.list, one.value);
          model.set(one.list, [...(model.get(one.list) ?? []), one.value]);
        }
      }
      for (let at = -1; at < 8; at++) expect(lists.of(at)).toEqual(model.get(at) ?? []);
    }),
  );
});

test("the room of cleared lists is reused", () => {
  const lists = new NumberLists();
  const bytes = () => lists.save().reduce((sum, { byteLength }) => sum + byteLength, 0);
  for (const value of [1, 2, 3]) lists.add(0, value);
  const before = bytes();
  for (let round = 0; round < 10_000; round++) {
    lists.clear(0);
    for (const value of [1, 2, 3]) lists.add(0, value);
  }
  expect(bytes()).toBe(before);
});
