import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { likelyCharset } from "../../../src/ingest/decode/guess-encoding.ts";

/** The same kind of sentence in the encodings of the Web, as bytes: written by iconv, not by this program. */
const samples: Record<string, string> = JSON.parse(
  readFileSync(new URL("../../fixtures/encodings.json", import.meta.url), "utf8"),
);

test.each(
  Object.entries(samples).flatMap(([name, bytes]) =>
    [undefined, "utf-8", "nonsense", "iso-8859-1", "gb2312", "big5"].map((declared) => [
      name,
      declared,
      bytes,
    ]),
  ),
)("%s, declared as %s, is read as what it is", (name, declared, bytes = "") => {
  const label = likelyCharset(Buffer.from(bytes, "base64"), declared);
  const text = (as: string) => new TextDecoder(as).decode(Buffer.from(bytes, "base64"));
  expect(text(label)).toBe(text(name ?? ""));
});

test("a declaration is believed where nothing speaks against it", () => {
  const polish = Buffer.from("Zażółć gęślą jaźń", "utf8").toString("latin1");
  expect(likelyCharset(Buffer.from(polish, "latin1"), "iso-8859-2")).toBe("iso-8859-2");
});
