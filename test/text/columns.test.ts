import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { columnsOf } from "../../src/text/columns.ts";

test("a text takes as many columns as the library measures, whichever way it is measured", () => {
  const some = fc.constantFrom(
    "news",
    "Ünïté’s “plan” – 5 % … ",
    "臺積電",
    "的",
    "，",
    "é",
    "👩‍🚀",
    "©",
    "\u00ad",
    "ﾊ",
    "\t",
  );
  const any = fc.oneof(
    some,
    fc.string({ unit: "grapheme", maxLength: 4 }),
    fc.string({ unit: "binary", maxLength: 2 }),
  );
  fc.assert(
    fc.property(fc.array(any, { maxLength: 4 }), (parts) => {
      const text = parts.join("");
      expect(columnsOf(text)).toBe(stringWidth(text));
    }),
  );
});
