import { readFileSync } from "node:fs";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decode } from "../../../src/ingest/decode/decode.ts";
import { UnreadableError } from "../../../src/ingest/draft.ts";
import type { DocumentKind } from "../../../src/ingest/sniff.ts";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
const kinds: DocumentKind[] = ["plain text", "markdown", "json", "html", "feed"];
const english = "Ferries sail again.\n";
const chinese = "渡輪今天恢復行駛，港務公司表示一切正常。\n";
const utf16 = (text: string, endian: "le" | "be") => {
  const bytes = Buffer.from(text, "utf16le");
  return endian === "le" ? bytes : bytes.swap16();
};

/** The same kind of sentence in the encodings of the Web, as bytes: written by iconv, independently of this program. */
const samples: Record<string, string> = JSON.parse(fixture("encodings.json").toString());

describe("a document of any kind is read in the encoding it was written in", () => {
  test.each(
    Object.entries(samples).flatMap(([label, bytes]) => kinds.map((kind) => [label, kind, bytes] as const)),
  )("%s, as %s, without saying so", (label, kind, base64) => {
    const bytes = Buffer.from(base64, "base64");
    expect(decode(bytes, { kind })).toBe(new TextDecoder(label).decode(bytes));
  });

  test.each([
    ["UTF-8", Buffer.from(chinese), chinese],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${chinese}`), chinese],
    ["UTF-16 LE with a mark", utf16(`\ufeff${english}`, "le"), english],
    ["UTF-16 BE with a mark", utf16(`\ufeff${chinese}`, "be"), chinese],
    ["UTF-16 LE, English", utf16(english, "le"), english],
    ["UTF-16 BE, English", utf16(english, "be"), english],
    ["UTF-16 LE, Chinese", utf16(chinese, "le"), chinese],
    ["UTF-16 BE, Chinese", utf16(chinese, "be"), chinese],
    ["UTF-32 with a mark", iconv.encode(`\ufeff${english}`, "utf-32le"), english],
    ["ISO-2022-JP", Buffer.from("1b244239411b2842", "hex"), "港"],
  ])("%s", (_, bytes, text) => {
    for (const kind of kinds) expect(decode(bytes, { kind })).toBe(text);
  });

  test("a few damaged bytes are replaced in UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from(chinese.repeat(3)), Buffer.from([0xff])]);
    for (const kind of kinds) expect(decode(bytes, { kind })).toContain(chinese);
  });
});

describe("a text that declares no encoding", () => {
  test("Big5 and GB 18030", () => {
    expect(decode(fixture("documents/big5.txt"), { kind: "plain text" })).toMatch(
      /^基隆港在暴風過後重新開放\n\n渡輪/,
    );
    expect(decode(fixture("documents/gb18030.txt"), { kind: "plain text" })).toMatch(/^渡轮今天恢复行驶/);
  });

  const story =
    "The harbor council voted on Tuesday to rebuild the old fish market on the same quay. ".repeat(20);
  test.each([
    ["windows-1252", `${story}It’s the mayor’s idea – “a good one”, says José.`],
    [
      "windows-1250",
      "Burmistrz ogłosił wczoraj, że most nad rzeką zostanie otwarty wiosną. Źródła podają, że środki są.",
    ],
    ["windows-1253", "Ο δήμαρχος ανακοίνωσε χθες ότι η γέφυρα πάνω από τον ποταμό θα ανοίξει ξανά."],
    ["windows-1254", "Belediye başkanı dün nehrin üzerindeki köprünün ilkbaharda açılacağını duyurdu."],
    ["windows-1256", "أعلن رئيس البلدية أمس أن الجسر فوق النهر سيفتح من جديد في الربيع."],
    ["shift_jis", `${story}灯台は再び点灯した。`],
    ["euc-jp", "港の灯台が再び点灯\n\n修理を終えた灯台は月曜日の夜に再び点灯した。"],
    ["koi8-u", "Місто відремонтує старий міст до початку літа, сказав мер мешканцям району."],
  ])("%s", (label, text) => {
    expect(decode(iconv.encode(text, label), { kind: "plain text" })).toBe(text);
  });

  test("is refused with the candidates if unclear; a page is read in the likeliest", () => {
    const bytes = Buffer.from("Le caf\xe9 a \xe9t\xe9 ferm\xe9.", "latin1");
    const few = Buffer.from("It costs \xa34m.", "latin1");
    expect(decode(bytes, { kind: "plain text" })).toBe("Le café a été fermé.");
    expect(() => decode(few, { kind: "plain text" })).toThrow(
      /^encoding_unclear: \{"candidates":"[\w-]+, [\w-]+, [\w-]+"\}$/,
    );
    expect(decode(few, { kind: "html" })).not.toBe("");
  });
});

describe("a declared encoding is believed unless the bytes contradict it", () => {
  const page = (charset: string, text: string) =>
    `<html><head>${charset && `<meta charset="${charset}">`}</head><body>${text}</body></html>`;
  /** 台灣 in Big5, often enough to tell. */
  const taiwan = Buffer.from("a578c657".repeat(20), "hex").toString("latin1");
  const russian = Buffer.from("f1e2eef2e8f1".repeat(6), "hex").toString("latin1");
  const polish = iconv.encode("Łęg", "iso-8859-2").toString("latin1");

  test.each([
    ["UTF-8 that says nothing", Buffer.from(page("", "島嶼")), undefined, "島嶼"],
    ["UTF-8 that says it is Latin-1", Buffer.from(page("iso-8859-1", "島嶼")), undefined, "島嶼"],
    ["UTF-8 that its server calls Big5", Buffer.from(page("", "島嶼")), "big5", "島嶼"],
    ["Big5 by its own word", Buffer.from(page("big5", taiwan), "latin1"), undefined, "台灣台灣"],
    ["Big5 by its server's word", Buffer.from(page("", taiwan), "latin1"), "big5", "台灣台灣"],
    [
      "windows-1251 that says it is UTF-8",
      Buffer.from(page("utf-8", russian), "latin1"),
      undefined,
      "свотис",
    ],
    ["UTF-16 without a mark", Buffer.from(page("", "島嶼"), "utf16le"), undefined, "島嶼"],
    ["an encoding that nobody knows", Buffer.from(page("x-island", "Ferry")), undefined, "Ferry"],
    [
      "few letters, of which nothing can be told",
      Buffer.from(page("iso-8859-2", polish), "latin1"),
      "big5",
      "Łęg",
    ],
  ])("%s", (_, bytes, served, text) => expect(decode(bytes, { kind: "html", served })).toContain(text));

  test.each(
    Object.entries(samples).flatMap(([label, bytes]) =>
      ["utf-8", "nonsense", "iso-8859-1", "gb2312", "big5"].map((served) => [label, served, bytes] as const),
    ),
  )("%s, declared as %s, is read as what it is", (label, served, base64) => {
    const bytes = Buffer.from(base64, "base64");
    expect(decode(bytes, { kind: "html", served })).toBe(new TextDecoder(label).decode(bytes));
  });
});

describe("bytes that are not text are refused with the reason", () => {
  const picture = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
  test.each([
    ["nothing but spaces", Buffer.from(" \n\t\n"), /^empty$/],
    ["a picture", picture, /^not_text$/],
    ["control characters", Buffer.from("\u0001\u0002\u0003\u0004abc"), /^not_text$/],
    [
      "UTF-16 that ends in the middle",
      utf16(`\ufeff${english}`, "le").subarray(0, 9),
      /^(?:not_text|damaged)/,
    ],
  ])("%s", (_, bytes, reason) => {
    expect(() => decode(bytes, { kind: "plain text" })).toThrow(UnreadableError);
    expect(() => decode(bytes, { kind: "plain text" })).toThrow(reason);
  });

  test.each([
    ["a page of nothing", Buffer.from(" \n")],
    ["a picture called a page", picture],
  ])("%s", (_, bytes) => expect(() => decode(bytes, { kind: "html" })).toThrow(UnreadableError));
});

test("any bytes are text or are refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...kinds), (bytes, kind) => {
      try {
        expect(decode(bytes, { kind }).trim()).not.toBe("");
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableError);
      }
    }),
    { numRuns: 300 },
  );
});
