import { beforeAll, describe, expect, test } from "vitest";
import { readMarkdown } from "./discord-markdown.ts";
import { faultsOfCommands, faultsOfMessage, prepareRules } from "./discord-rules.ts";

beforeAll(() => void prepareRules());

const v2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string, label = "Go") => ({ type: 2, style: 2, custom_id, label });
const row = (...components: object[]) => ({ type: 1, components });
const message = (...components: object[]) => ({ flags: v2, components });
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

test("a well-formed message has no fault", () => {
  const container = {
    type: 17,
    id: 2 ** 30,
    components: [text("x"), { type: 14 }, row(button("a"), button("b"))],
  };
  const reference = { message_id: "123", fail_if_not_exists: false };
  const body = {
    ...message(container),
    nonce: "a".repeat(25),
    enforce_nonce: true,
    message_reference: reference,
  };
  expect(faultsOfMessage(body)).toEqual([]);
});

describe("Discord refuses", () => {
  test.each<[string, object, RegExp]>([
    ["an empty message", { content: " " }, /50006/],
    ["content over 2,000", { content: "x".repeat(2_001) }, /2,000/],
    ["content beside Components V2", { ...message(text("x")), content: "y" }, /excludes content/],
    ["Components V2 without its flag", { components: [text("x")] }, /flag/],
    ["six old rows", { components: times(6, (i) => row(button(`${i}`))) }, /5 rows/],
    ["41 components", message(...times(41, (i) => text(`${i}`))), /40 are allowed/],
    [
      "4,001 characters",
      message(text("x".repeat(2_000)), text("x".repeat(2_001))),
      /4,000 characters in all/,
    ],
    ["12,000 bytes", message(text("字".repeat(4_000))), /bytes/],
    ["one custom_id twice", message(row(button("a"), button("a"))), /same custom_id/],
    ["one id twice", message({ ...text("x"), id: 7 }, { ...text("y"), id: 7 }), /same id/],
    ["an id of 33 bits", message({ ...text("x"), id: 2 ** 32 }), /32 bit/],
    ["a custom_id over 100", message(row(button("x".repeat(101)))), /custom_id is not/],
    ["an empty custom_id", message(row(button(""))), /custom_id is not/],
    ["a label over 80", message(row(button("a", "x".repeat(81)))), /label is not/],
    ["an empty label", message(row(button("a", ""))), /label is not/],
    ["six buttons in a row", message(row(...times(6, (i) => button(`${i}`)))), /6 buttons/],
    ["an empty row", message(row()), /0 buttons/],
    [
      "a section of four texts",
      message({ type: 9, components: times(4, () => text("x")), accessory: button("a") }),
      /4 texts/,
    ],
    ["a section without accessory", message({ type: 9, components: [text("x")] }), /accessory/],
    ["an empty text display", message(text("")), /empty text/],
    ["an empty container", message({ type: 17, components: [] }), /empty container/],
    ["an unknown field", message({ ...text("x"), colour: 1 }), /additional properties/],
    ["a nonce over 25", { ...message(text("x")), nonce: "x".repeat(26) }, /25/],
    ["enforce_nonce alone", { ...message(text("x")), enforce_nonce: true }, /without a nonce/],
    ["half a surrogate pair", message(text("\ud800")), /surrogate/],
    ["a malformed reference", { ...message(text("x")), message_reference: { message: "1" } }, /reference/],
  ])("%s", (_, body, fault) => {
    expect(faultsOfMessage(body as Record<string, unknown>).join("\n")).toMatch(fault);
  });

  const command = (overrides: object) => [{ name: "news", description: "x", ...overrides }];
  const option = (overrides: object) => ({ type: 3, name: "q", description: "x", ...overrides });
  test.each<[string, unknown, RegExp]>([
    ["a command in capitals", command({ name: "News" }), /no name/],
    ["a command with a space", command({ name: "the news" }), /no name/],
    ["a long description", command({ description: "x".repeat(101) }), /description/],
    [
      "a long translation",
      command({ description_localizations: { "zh-TW": "新".repeat(101) } }),
      /description/,
    ],
    ["26 options", command({ options: times(26, (i) => option({ name: `q${i}` })) }), /25 options/],
    [
      "a required option after others",
      command({ options: [option({}), option({ name: "r", required: true })] }),
      /required/,
    ],
    [
      "8,001 characters",
      command({
        options: times(25, (i) =>
          option({ name: `q${i}`, choices: times(10, (j) => ({ name: "x".repeat(40), value: `${j}` })) }),
        ),
      }),
      /8,000/,
    ],
    ["two of one name", [...command({}), ...command({})], /one name/],
    ["an unknown field", command({ colour: 1 }), /has no colour/],
    ["a malformed option", command({ options: [option({ type: 99 })] }), /type/],
  ])("%s", (_, body, fault) => {
    expect(faultsOfCommands(body).join("\n")).toMatch(fault);
  });
});

describe("reading Markdown", () => {
  test("shows what people see", () => {
    expect(readMarkdown("### **1\\. [a\\*__b__](https://x.example/a)**\n-# <t:1:R> · `c` <@1> <t:1:D>")).toBe(
      "1. a*b\n · c @1 ",
    );
    expect(readMarkdown("<@&1> Hi\n### Head")).toBe("@&1 Hi\nHead");
  });

  test.each([
    "a *b*",
    "@everyone",
    "a <@&1>",
    "<@&1> <@&2>",
    "# head",
    "- item",
    "1. item",
    "**open",
    "a \\",
    "[a](javascript:x)",
    "https://x.example",
    "`open",
    "||x||",
  ])("refuses %s", (markdown) => expect(() => readMarkdown(markdown)).toThrow());
});
