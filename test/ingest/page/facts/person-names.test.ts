import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { namesIn } from "../../../../src/ingest/page/facts/person-names.ts";

describe("only the names of people are taken from a byline", () => {
  test.each([
    ["Lin Mei", "Lin Mei"],
    ["By Lin Mei", "Lin Mei"],
    ["BY LIN MEI, ASSOCIATED PRESS", "LIN MEI"],
    ["By Lin Mei and Jo Chen", "Lin Mei, Jo Chen"],
    ["By Lin Mei, Jo Chen & Ana de la Cruz", "Lin Mei, Jo Chen, Ana de la Cruz"],
    ["By Lin Mei / Staff reporter", "Lin Mei"],
    ["Lin Mei, Senior Editor, Quay News", "Lin Mei"],
    ["By Lin Mei in Taipei", "Lin Mei"],
    ["Lin Mei for Quay News", "Lin Mei"],
    ["Lin Mei | May 6, 2026", "Lin Mei"],
    ["Posted by Lin Mei on May 6, 2026", "Lin Mei"],
    ["Lin Mei • lin@quay.example • @linmei", "Lin Mei"],
    ["Lin Mei (https://quay.example/lin)", "Lin Mei"],
    ["Martin King, Jr.", "Martin King, Jr."],
    ["Dr. Ludwig van den Berg, PhD", "Dr. Ludwig van den Berg"],
    ["Von Anna Müller und Jens Schmidt", "Anna Müller, Jens Schmidt"],
    ["Par Élise Dupont et Marc Petit", "Élise Dupont, Marc Petit"],
    ["Por Ana López y Luis Díaz", "Ana López, Luis Díaz"],
    ["Автор: Анна Петрова", "Анна Петрова"],
    ["記者陳大文／台北報導", "陳大文"],
    ["〔記者王小明、林美惠／基隆報導〕市議會週二表決通過。", "王小明, 林美惠"],
    ["（中央社記者王小明台北6日電）市議會週二表決通過。", "王小明"],
    ["記者 陳大文 / 綜合報導", "陳大文"],
    ["文／陳大文", "陳大文"],
    ["作者：陳大文", "陳大文"],
    ["김민수 기자 minsu@quay.example", "김민수"],
    ["Associated Press", "Associated Press"],
    ["harbourman42", "harbourman42"],
  ])("%s", (text, names) => expect(namesIn(text).join(", ")).toBe(names));

  test.each([
    "",
    "admin",
    "By",
    "May 6, 2026",
    "https://quay.example/lin",
    "lin@quay.example",
    "She lives in Keelung with two cats and writes about ports.",
    "5 min read",
  ])("%j names nobody", (text) => expect(namesIn(text)).toEqual([]));
});

test("any text at all gives short names, each once", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.lorem({ mode: "sentences" })), (text) => {
      const names = namesIn(text);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^\S.{0,70}$/su);
    }),
  );
});
