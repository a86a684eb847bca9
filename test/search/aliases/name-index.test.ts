import fc from "fast-check";
import { expect, test } from "vitest";
import { NameIndex } from "../../../src/search/aliases/name-index.ts";

test("every key that begins at a place is found, the longest first, as if each were looked up by itself", () => {
  const word = fc.constantFrom("a", "ab", "b", "台", "積電", "a b", "𠮷");
  const words = fc.array(word, { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(words), words, fc.nat(12), (keys, typed, place) => {
      const index = new NameIndex();
      keys.forEach((key, name) => void index.add(key.join(" "), name));
      const prefixes = typed.map((_, at) => typed.slice(place, at + 1)).filter((some) => some.length > 0);
      const expected = prefixes.toReversed().flatMap((some) => {
        const names = index.under(some.join(" "));
        return names.length > 0 ? [{ length: some.length, key: some.join(" "), names }] : [];
      });
      expect(index.at(typed, place, " ")).toEqual(expected);
    }),
  );
});
