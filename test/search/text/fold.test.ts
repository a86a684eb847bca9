import { Converter } from "opencc-js/t2cn";
import { expect, test } from "vitest";
import { fold } from "../../../src/search/text/fold.ts";
import { variantCharacters } from "../../../src/search/text/variant-characters.ts";

test("each ideograph is folded to what OpenCC makes of it, of a variant to that of the usual character", () => {
  const simplify = Converter({ from: "t", to: "cn" });
  for (let unit = 0x3400; unit <= 0x9fff; unit++) {
    const char = String.fromCharCode(unit);
    const simple = simplify(simplify(variantCharacters.get(char) ?? char));
    // What takes two units would no longer be one character of a word.
    expect(fold(char)).toBe(simple.length === 1 ? simple : char);
  }
});
