import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { limits } from "../../../../adapters/discord/limits.ts";
import { render } from "../../../../adapters/discord/views/render.ts";
import { textKey } from "../../../../src/chat/long-texts.ts";
import type { Reply } from "../../../../src/chat/reply.ts";
import { anyReply, digest, entry, hostilePictures, notice, results } from "../../../contract/replies.ts";
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
const [row, button, thumbnail, gallery] = [1, 2, 11, 12];

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

  test("has its number, linked headline, source and age, one line of its text with bold matches", () => {
    const other = entry("b2", "Micron waits", { publishedAt: undefined, notes: ["undated"] });
    expect(contents(results("2 stories", [story, other]))).toEqual([
      "### 2 stories",
      "**1\\. [__TSMC__ \\*starts\\* 2nm](https://paper.example/a_%28b%29?q=%2Ax%2A)**\n" +
        "-# Island Daily · <t:1795000000:R> · also in 3 sources\n" +
        "Volume production in **Kaohsiung**",
      "**2\\. Micron waits**\n-# Island Daily · undated",
    ]);
  });

  test("that is older than a week has its date, with the year", () => {
    const shown = results("x", [story], { now: 1_795_000_000_000 + 8 * 86_400_000 });
    expect(contents(shown).join()).toContain("<t:1795000000:D>");
  });

  test.each([
    ["javascript:alert(1)"],
    ["ftp://paper.example/a"],
    ["not an address"],
    [`https://paper.example/${"a".repeat(3_000)}`],
  ])("is not linked if its address is %s", (url) => {
    expect(contents(results("x", [{ ...story, url }])).join()).not.toContain("](");
  });

  test("has its picture beside it, in its own words or those of the headline", () => {
    const pictured = { ...story, image: { url: "https://paper.example/a.jpg", alt: "A \u202Ewafer" } };
    const plain = { ...story, image: { url: "https://paper.example/b.jpg" } };
    const shown = componentsIn(render(results("x", [pictured, story, plain])).components);
    expect(shown.filter(({ type }) => type === thumbnail)).toEqual([
      { type: thumbnail, media: { url: "https://paper.example/a.jpg" }, description: "A wafer" },
      { type: thumbnail, media: { url: "https://paper.example/b.jpg" }, description: "TSMC *starts* 2nm" },
    ]);
  });

  test.each(hostilePictures.map((url) => [url.slice(0, 60), url]))("shows none from %s", (_, url) => {
    const types = typesIn(results("x", [{ ...story, image: { url } }]));
    expect(types).not.toContain(thumbnail);
    expect(types).not.toContain(gallery);
  });
});

describe("the stories of a list", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      entry(`a${at}`, `Story ${at}`, { actions: [{ label: "Read", command: `read a${at}` }] }),
    );
  const inRows = (reply: Reply) =>
    componentsIn(render(reply).components)
      .filter(({ type }) => type === row)
      .map(({ components }) => (components as { label?: string; options?: { label: string }[] }[]) ?? []);

  test("are opened from one row of numbered buttons", () => {
    const [openers = [], others = []] = inRows(
      results("x", many(5), { actions: [{ label: "Next", command: "search x page:2" }] }),
    );
    expect(openers.map(({ label }) => label)).toEqual(["Read 1", "Read 2", "Read 3", "Read 4", "Read 5"]);
    expect(others.map(({ label }) => label)).toEqual(["Next"]);
  });

  test("are opened from one menu of their headlines if they are more", () => {
    const [[menu] = []] = inRows(digest("Friday", many(10)));
    expect(menu).toMatchObject({ placeholder: "Read …" });
    expect(menu?.options?.map(({ label }) => label)).toEqual(
      Array.from({ length: 10 }, (_, at) => `${at + 1}. Story ${at}`),
    );
  });
});

test("a single story leads to where it was published, by a button with that name", () => {
  const story = entry("a1", "One", {
    url: "https://paper.example/a",
    actions: [{ label: "Read", command: "read a1" }],
  });
  const buttonsIn = (reply: Reply) =>
    componentsIn(render(reply).components)
      .filter(({ type }) => type === button)
      .map(({ label, url }) => [label, url]);
  const link = ["Island Daily", "https://paper.example/a"];
  expect(buttonsIn(digest("Alert", [story]))).toEqual([["Read", undefined], link]);
  const read: Reply = { ...notice(""), kind: "story", entry: story, paragraphs: ["Its text."] };
  expect(buttonsIn(read)).toEqual([["Read", undefined], link]);
  const long = { ...story, url: `https://paper.example/${"a".repeat(600)}` };
  expect(buttonsIn({ ...read, entry: long })).toEqual([["Read", undefined]]);
});

test("a story to read has its picture over the whole width, or beside it if it is small", () => {
  const story = (width: number): Reply => ({
    ...{ ...notice(""), kind: "story", paragraphs: ["Its text."] },
    entry: entry("a1", "One", { image: { url: "https://paper.example/a.jpg", width } }),
  });
  expect(typesIn(story(1_200))).toEqual([17, gallery, 10, 10]);
  expect(typesIn(story(200))).toEqual([17, 9, 10, thumbnail, 10]);
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
  const many = (count: number, passage: string) =>
    Array.from({ length: count }, (_, index) =>
      entry(`a${index}`, `Story ${index}`, {
        passage: { text: passage, marks: [] },
        image: { url: "https://paper.example/a.jpg" },
        url: `https://paper.example/2026/11/22/${index}`,
        actions: [{ label: "Read", command: `read a${index}` }],
      }),
    );

  test("an ordinary page has a line of each story, and no wall of text", () => {
    const reply = results("5 stories", many(5, "A passage of quite ordinary length. ".repeat(6)));
    const shown = contents(reply).join("");
    expect(shown.match(/A passage.*/g)).toHaveLength(5);
    expect(shown.length).toBeLessThan(1_200);
    expect(idsIn(reply)).toHaveLength(5);
  });

  test("ten stories of a digest keep a choice and the link each", () => {
    const reply = digest("Morning", many(10, "A passage. ".repeat(40)), {
      actions: [{ label: "All 43", command: "latest" }],
    });
    const shown = contents(reply).join("");
    expect(shown.match(/\]\(https/g)).toHaveLength(10);
    expect(shown).not.toContain("A passage");
    expect(shown.length).toBeLessThan(1_500);
  });

  test("long texts are shortened, and each story is still there", () => {
    const reply = results(
      "5 stories",
      many(5, "Chips are made there. ".repeat(28)).map((one) => ({
        ...one,
        title: { text: `${one.title.text} ${"is told at length ".repeat(50)}`, marks: [] },
        notes: ["a remark ".repeat(30)],
      })),
    );
    expect(faultsOfMessage({ components: render(reply).components, flags: 1 << 15 })).toEqual([]);
    for (let index = 0; index < 5; index++) expect(contents(reply).join()).toContain(`Story ${index}`);
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
    "### Help\nCommands\n`/news search query:<query>` · find \\@everyone\n/news search query\\:odd \\`tick\n**Island \\*Daily\\*** · 12",
  ]);
});
