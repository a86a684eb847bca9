import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seal, unseal } from "../../src/text/sealed-text.ts";

const key = new Uint8Array(randomBytes(32));

describe("a sealed text", () => {
  test("opens only with its key, and only for what it was sealed for", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, about) => {
        const sealed = seal(key, about, text.toWellFormed());
        expect(unseal(key, about, sealed)).toBe(text.toWellFormed());
        expect(() => unseal(new Uint8Array(32), about, sealed)).toThrow();
        expect(() => unseal(key, `${about}!`, sealed)).toThrow();
      }),
    ));

  test("is not opened if a bit of it was changed, or its end was cut off", () => {
    const bytes = Buffer.from(seal(key, "T1", "a secret"), "base64");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unseal(key, "T1", changed.toString("base64"))).toThrow();
      expect(() => unseal(key, "T1", bytes.subarray(0, at).toString("base64"))).toThrow();
    }
  });
});
