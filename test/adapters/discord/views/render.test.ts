import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { limits } from "../../../../adapters/discord/limits.ts";
import { render } from "../../../../adapters/discord/views/render.ts";
import { textKey } from "../../../../src/chat/long-texts.ts";
import type { Reply } from "../../../../src/chat/reply.ts";
import { anyReply, digest, entry, notice, results } from "../../../contract/replies.ts";
import { readMarkdown } from "../../../servers/discord-markdown.ts";
import { componentsIn, faultsOfMessage, prepareRules } from "../../../servers/discord-rules.ts";

beforeAll(() => void prepareRules());

const contents = (reply: Reply): string[] =>
  componentsIn(render(reply).components).flatMap(({ content }) =>
    typeof content === "string" ? [content] : [],
  );
const typesIn = (reply: Reply) => componentsIn(render(reply).components).map(({ type }) => type);
const idsIn = (reply: Reply) =>
  componentsIn(render(reply).components).flatMap(({ custom_id }) => custom_id ?? []);
const [section, thumbnail] = [9, 11];

const snowflake = fc.bigInt({ min: 1n << 40n, max: (1n << 63n) - 1n }).map(String);
const anyMarks = fc.record(
  { deliveryKey: fc.string({ maxLength: 25 }), asker: snowflake, channel: snowflake },
  { requiredKeys: [] },
);

test("any reply is a message Discord accepts, and reads as plain text in valid markup", () => {
  fc.assert(
    fc.property(anyReply, anyMarks, (reply, marks) => {
      const { components } = render(reply, marks);
      expect(faultsOfMessage({ components, flags: 1 << 15 })).toEqual([]);
      for (const { content } of componentsIn(components)) {
        if (typeof content === "string") readMarkdown(content);
      }
    }),
    { numRuns: 300 },
  );
});

test("every button's command is in its id, or stored under the key in it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 200 }), { maxLength: 5 }), (commands) => {
      const reply = notice("x", { actions: commands.map((command) => ({ label: "Go", command })) });
      const { components, longTexts } = render(reply);
      const ids = componentsIn(components).flatMap(({ custom_id }) => (custom_id ? [String(custom_id)] : []));
      ids.forEach((id, index) => {
        const command = commands[index] ?? "";
        const kept = longTexts.includes(command) && id.endsWith(`~${textKey(command)}`);
        expect(kept || id.endsWith(`:${command}`)).toBe(true);
      });
      expect(ids).toHaveLength(commands.length);
    }),
  );
});

describe("a story in a list", () => {
  const story = entry("a1", "TSMC *starts* 2nm", {
    title: { text: "TSMC *starts* 2nm", marks: [[0, 4]] },
    passage: { text: "Volume production in Kaohsiung", marks: [[21, 30]] },
    url: "https://paper.example/a_(b)?q=*x*",
    section: "Business",
    publishedAt: 1_795_000_000_000,
    notes: ["also in 3 sources"],
  });

  test("has its number, linked headline, passage with bold matches, source and time", () => {
    expect(contents(results("1 story", [story]))).toEqual([
      "### 1 story",
      "**1\\. [__TSMC__ \\*starts\\* 2nm](https://paper.example/a_%28b%29?q=%2Ax%2A)**\n" +
        "Volume production in **Kaohsiung**\n" +
        "-# Island Daily · <t:1795000000:R> · Business · also in 3 sources",
    ]);
  });

  test.each([
    ["javascript:alert(1)"],
    ["ftp://paper.example/a"],
    ["not an address"],
    [`https://paper.example/${"a".repeat(3_000)}`],
  ])("is not linked if its address is %s", (url) => {
    expect(contents(results("x", [{ ...story, url }])).join()).not.toContain("](");
  });

  test("has its picture beside it", () => {
    expect(typesIn(results("x", [{ ...story, image: "https://paper.example/a.jpg" }]))).toContain(thumbnail);
    expect(typesIn(results("x", [{ ...story, image: "data:image/png;base64,AA" }]))).not.toContain(thumbnail);
  });

  test("has its only button beside it", () => {
    const withButton = { ...story, actions: [{ label: "Read", command: "read a1" }] };
    expect(typesIn(results("x", [withButton]))).toContain(section);
  });
});

test.each([
  "# x",
  "### x",
  "-# x",
  "- x",
  "+ x",
  "* x",
  "> x",
  ">>> x",
  "1. x",
  "12) x",
  "```x",
  ":smile:",
  "\\*x\\",
])("a line that begins as %s is shown as it is written", (line) =>
  expect(contents(notice(line)).map(readMarkdown)).toEqual([line]),
);

describe("what does not fit", () => {
  const many = (count: number, buttons: number, passage: string) =>
    Array.from({ length: count }, (_, index) =>
      entry(`a${index}`, `Story ${index}`, {
        passage: { text: passage, marks: [] },
        image: "https://paper.example/a.jpg",
        url: `https://paper.example/2026/11/22/${index}`,
        actions: Array.from({ length: buttons }, (_, action) => ({
          label: `B${action}`,
          command: `read a${index}`,
        })),
      }),
    );

  test("an ordinary page keeps all of its passages and buttons", () => {
    const reply = results("5 stories", many(5, 2, "A passage of quite ordinary length. ".repeat(6)));
    expect(
      contents(reply)
        .join("")
        .match(/A passage/g),
    ).toHaveLength(30);
    expect(idsIn(reply)).toHaveLength(10);
  });

  test("ten stories of a digest keep a button and the link each", () => {
    const reply = digest("Morning", many(10, 2, "A passage. ".repeat(40)), {
      actions: [{ label: "All 43", command: "latest" }],
    });
    expect(idsIn(reply).length).toBeGreaterThanOrEqual(11);
    expect(
      contents(reply)
        .join("")
        .match(/\]\(https/g),
    ).toHaveLength(10);
  });

  test("passages of more than 4,000 characters in all are shortened, and each story is still there", () => {
    const reply = results("8 stories", many(8, 0, "Chips are made there. ".repeat(28)));
    expect(faultsOfMessage({ components: render(reply).components, flags: 1 << 15 })).toEqual([]);
    for (let index = 0; index < 8; index++) expect(contents(reply).join()).toContain(`Story ${index}`);
  });

  test("4,000 Chinese characters stay below the size at which Discord fails", () => {
    const reply: Reply = {
      ...notice(""),
      kind: "story",
      entry: entry("a1", "二奈米"),
      paragraphs: ["量產".repeat(4_000)],
    };
    const [, body = ""] = contents(reply);
    expect(body.length).toBeGreaterThan(2_000);
    expect(Buffer.byteLength(body)).toBeLessThan(limits.bytes);
    expect(body.endsWith("…")).toBe(true);
  });

  test("an empty reply is still a message", () => {
    expect(contents({ ...notice(""), lines: [] })).toEqual(["…"]);
  });
});

test("a story to read is head, byline, paragraphs, then its buttons, without a repetition", () => {
  const actions = [{ label: "Share", command: "share a1" }];
  const passage = { text: "First.", marks: [] };
  const reply: Reply = {
    ...notice(""),
    kind: "story",
    entry: { ...entry("a1", "Headline", { actions, passage }), publishedAt: undefined },
    byline: "By A. Reporter",
    paragraphs: ["First.", "- Second."],
  };
  expect(contents(reply)).toEqual([
    "**Headline**\n-# Island Daily",
    "-# By A. Reporter\n\nFirst.\n\n\\- Second.",
  ]);
  expect(typesIn(reply)).toEqual([17, 10, 10, 1, 2]);
});

test("a list of names shows commands as code, or as text if code cannot hold them", () => {
  const items = [
    { name: "search <query>", detail: "find @everyone", code: true },
    { name: "odd `tick", detail: "", code: true },
    { name: "Island *Daily*", detail: "12", code: false },
  ];
  expect(contents(notice("Commands", { title: "Help", items }))).toEqual([
    "### Help\nCommands\n`search <query>` · find \\@everyone\nodd \\`tick\n**Island \\*Daily\\*** · 12",
  ]);
});
