import { expect, test } from "vitest";
import { UnreadableError } from "../../../src/ingest/draft.ts";
import { decodePage } from "../../../src/ingest/page/decode-page.ts";

const page = (charset: string, text: string) =>
  `<html><head>${charset && `<meta charset="${charset}">`}</head><body>${text}</body></html>`;
/** 台灣 in Big5, often enough to tell. */
const taiwan = Buffer.from("a578c657".repeat(20), "hex").toString("latin1");
const russian = Buffer.from("f1e2eef2e8f1".repeat(6), "hex").toString("latin1");

test.each([
  ["UTF-8 that says nothing", Buffer.from(page("", "島嶼")), undefined, "島嶼"],
  ["UTF-8 that says it is Latin-1", Buffer.from(page("iso-8859-1", "島嶼")), undefined, "島嶼"],
  ["UTF-8 that its server calls Big5", Buffer.from(page("", "島嶼")), "big5", "島嶼"],
  ["Big5 by its own word", Buffer.from(page("big5", taiwan), "latin1"), undefined, "台灣台灣"],
  ["Big5 by its server's word", Buffer.from(page("", taiwan), "latin1"), "big5", "台灣台灣"],
  ["windows-1251 that says it is UTF-8", Buffer.from(page("utf-8", russian), "latin1"), undefined, "свотис"],
  ["UTF-16 without a mark", Buffer.from(page("", "島嶼"), "utf16le"), undefined, "島嶼"],
  ["an encoding that nobody knows", Buffer.from(page("x-island", "Ferry")), undefined, "Ferry"],
  [
    "one bad byte in UTF-8",
    Buffer.concat([Buffer.from(page("", "島嶼".repeat(6))), Buffer.from([0xff])]),
    undefined,
    "島嶼",
  ],
])("%s is read", (_, bytes, served, text) => expect(decodePage(bytes, served)).toContain(text));

test.each([
  ["nothing", Buffer.from(" \n")],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452000000010000", "hex")],
])("%s is refused with a reason", (_, bytes) => expect(() => decodePage(bytes)).toThrow(UnreadableError));
