import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/ingest/decode/decode.ts";
import { UnreadableError } from "../../../src/ingest/draft.ts";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/documents/${name}`, import.meta.url));
const english = "Ferries sail again.\n";
const chinese = "渡輪今天恢復行駛，港務公司表示一切正常。\n";
const utf16 = (text: string, endian: "le" | "be") => {
  const bytes = Buffer.from(text, "utf16le");
  return endian === "le" ? bytes : bytes.swap16();
};

describe("a text is read in the encoding it was written in", () => {
  test.each([
    ["UTF-8", Buffer.from(chinese), chinese],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${chinese}`), chinese],
    ["UTF-16 LE with a mark", utf16(`\ufeff${english}`, "le"), english],
    ["UTF-16 BE with a mark", utf16(`\ufeff${chinese}`, "be"), chinese],
    ["UTF-16 LE, English", utf16(english, "le"), english],
    ["UTF-16 BE, English", utf16(english, "be"), english],
    ["UTF-16 LE, Chinese", utf16(chinese, "le"), chinese],
    ["UTF-16 BE, Chinese", utf16(chinese, "be"), chinese],
  ])("%s", (_, bytes, text) => expect(decode(bytes)).toBe(text));

  test("Big5, without saying so", () =>
    expect(decode(fixture("big5.txt"))).toMatch(/^基隆港在暴風過後重新開放\n\n渡輪/));
  test("GB 18030, without saying so", () =>
    expect(decode(fixture("gb18030.txt"))).toMatch(/^渡轮今天恢复行驶/));
  test("Latin-1, if it says so", () =>
    expect(decode(fixture("latin1.txt"), "iso-8859-1")).toMatch(/^Le café a été fermé/));
  test("a page that wrongly declares another", () =>
    expect(decode(Buffer.from(chinese), "big5")).toBe(chinese));
});

test.each([
  ["nothing but spaces", Buffer.from(" \n\t\n"), /^empty$/],
  ["an unknown encoding", fixture("latin1.txt"), /^encoding_unclear$/],
  [
    "a picture",
    Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
    /^not_text$/,
  ],
  ["control characters", Buffer.from("\u0001\u0002\u0003\u0004abc"), /^not_text$/],
  ["UTF-16 that ends in the middle", utf16(`\ufeff${english}`, "le").subarray(0, 9), /^(?:not_text|damaged)/],
  ["a made-up character set", fixture("latin1.txt"), /^encoding_unknown: .*klingon-8/, "klingon-8"],
])("%s is refused with the reason", (_, bytes, reason, declared?: string) => {
  expect(() => decode(bytes, declared)).toThrow(UnreadableError);
  expect(() => decode(bytes, declared)).toThrow(reason);
});

test("any bytes are text or are refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        expect(decode(bytes).trim()).not.toBe("");
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableError);
      }
    }),
    { numRuns: 300 },
  );
});
