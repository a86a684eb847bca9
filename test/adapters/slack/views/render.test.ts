import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped } from "../../../../adapters/slack/text.ts";
import { render } from "../../../../adapters/slack/views/render.ts";
import { entriesOf, type Reply } from "../../../../src/chat/reply.ts";
import { anyReply, digest, entry, hostileTexts, notice, results } from "../../../contract/replies.ts";
import { buttonsOf, pingsOf, readable } from "../../../servers/slack-reading.ts";
import { messageFaults, objectsIn } from "../../../servers/slack-rules.ts";

const read = (reply: Reply): string => readable(render(reply).blocks);

describe("any reply", () => {
  test(
    "is a message that Slack takes and that notifies nobody but who shared it",
    () =>
      fc.assert(
        fc.property(anyReply, (reply) => {
          const message = render(reply);
          expect(messageFaults(message)).toEqual([]);
          expect(pingsOf(message).filter((ping) => ping !== "@U1")).toEqual([]);
        }),
        { numRuns: 300 },
      ),
    60_000,
  );

  test("links only to the addresses of its stories, and turns no other text into a link", () =>
    fc.assert(
      fc.property(anyReply, (reply) => {
        const addresses = new Set(entriesOf(reply).map(({ url = "" }) => URL.parse(url)?.href));
        const pictures = new Set(entriesOf(reply).map(({ image }) => URL.parse(image?.url ?? "")?.href));
        const inMarkup = [...addresses].map((url = "") => escaped(url).replaceAll("|", "%7C"));
        const { text, blocks } = render(reply);
        for (const object of objectsIn(blocks)) {
          if (object.type === "link") expect(addresses).toContain(object.url);
          if (object.type === "image") expect(pictures).toContain(object.image_url);
          if (object.type !== "mrkdwn") continue;
          expect(object.text).not.toMatch(/<(?!!date\^|@U1>|https?:)/);
          for (const [, url] of String(object.text).matchAll(/<(https?:[^|>]*)/g))
            expect(inMarkup).toContain(url);
        }
        expect(text).not.toContain("<");
      }),
      { numRuns: 100 },
    ));

  test("looks the same each time it is rendered", () =>
    fc.assert(
      fc.property(anyReply, (reply) => void expect(render(reply)).toEqual(render(structuredClone(reply)))),
      {
        numRuns: 20,
      },
    ));
});

describe("a list of stories", () => {
  const story = entry("a1", "TSMC ramps 2nm", {
    url: "https://news.example/a?b=1&c=2",
    passage: { text: "In Kaohsiung TSMC ramps", marks: [[13, 17]] },
    section: "Chips",
    notes: ["also in 3 sources"],
    actions: [{ label: "Read", command: "read a1" }],
  });
  const other = entry("b2", "Micron waits", {
    passage: { text: "Its subsidy is late.", marks: [] },
    publishedAt: undefined,
    notes: ["undated"],
    actions: [{ label: "Read", command: "read b2" }],
  });
  const page = results("2 stories on tsmc", [story, other], {
    notes: ["Searched for tsmc, 台積電", "1–2 of 7"],
    actions: [{ label: "Next", command: "search tsmc page:2 asof:8123", style: "primary" }],
  });

  test("reads as headline, source and age, one line of its text", () => {
    expect(read(page)).toBe(
      [
        "2 stories on tsmc",
        "Searched for tsmc, 台積電 · 1–2 of 7",
        "1. TSMC ramps 2nm",
        "Island Daily · Nov 20, 2026, 9:30 AM · also in 3 sources",
        "In Kaohsiung TSMC ramps",
        "2. Micron waits",
        "Island Daily · undated",
        "Its subsidy is late.",
      ].join("\n"),
    );
    expect(render(page).text).toBe("2 stories on tsmc\nTSMC ramps 2nm\nMicron waits");
  });

  test("links the headline and shows the matches in bold", () => {
    expect(render(page).blocks).toContainEqual({
      type: "rich_text",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "text", text: "1. ", style: { bold: true } },
            {
              type: "link",
              url: "https://news.example/a?b=1&c=2",
              text: "TSMC ramps 2nm",
              style: { bold: true },
            },
            { type: "text", text: "\n" },
            { type: "text", text: "Island Daily" },
            { type: "text", text: " · " },
            { type: "date", timestamp: 1795138200, format: "{ago}", fallback: "Nov 20, 2026, 9:30 AM" },
            { type: "text", text: " · " },
            { type: "text", text: "also in 3 sources" },
            { type: "text", text: "\n" },
            { type: "text", text: "In Kaohsiung " },
            { type: "text", text: "TSMC", style: { bold: true } },
            { type: "text", text: " ramps" },
          ],
        },
      ],
    });
  });

  test("has one row of numbered buttons that carry their commands", () => {
    expect(buttonsOf(render(page).blocks)).toMatchObject([
      { label: "Read 1", value: "read a1", action_id: "command:0" },
      { label: "Read 2", value: "read b2", action_id: "command:1" },
      { label: "Next", value: "search tsmc page:2 asof:8123", action_id: "command:0" },
    ]);
    expect(render(page).blocks.filter(({ type }) => type === "actions")).toHaveLength(2);
  });

  test("goes on counting on its next page", () => {
    const next = results("x", [
      { ...story, number: 6 },
      { ...other, number: 7 },
    ]);
    expect(read(next)).toMatch(/^6\. TSMC.*^7\. Micron/ms);
    expect(buttonsOf(render(next).blocks).map(({ label }) => label)).toEqual(["Read 6", "Read 7"]);
  });

  test("of five takes nine blocks, and a digest of ten fourteen: ten headlines with a line each", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => ({ ...story, id: `a${at}` }));
    expect(render({ ...page, entries: many(5) }).blocks).toHaveLength(9);
    const ten = digest("Friday", many(10), {
      notes: ["From Thu to Fri.", "18 more not shown."],
      actions: [{ label: "All 28", command: "latest" }],
    });
    expect(render(ten).blocks).toHaveLength(14);
    expect(read(ten).split("\n")).toHaveLength(2 + 10 * 2);
    expect(buttonsOf(render(ten).blocks).map(({ label }) => label)).toEqual([
      ...["Read 1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
      "All 28",
    ]);
  });

  test("shows the date in the reader's own zone, and to old clients in the reply's", () => {
    const asked = { ...page, locale: "zh-TW", zone: "America/New_York" };
    expect(JSON.stringify(render(asked).blocks)).toContain('"fallback":"2026年11月19日 晚上8:30"');
  });

  test("shows the age of what is new, and the date with its year of what is older than a week", () => {
    const at = Date.UTC(2026, 10, 20, 1, 30);
    const shown = (now: number) => JSON.stringify(render({ ...page, now }).blocks);
    expect(shown(at + 6 * 86_400_000)).toContain('"format":"{ago}"');
    expect(shown(at + 8 * 86_400_000)).toContain('"format":"{date_short}"');
  });

  test.each([["javascript:alert(1)"], ["not an address"], [`https://long.example/${"a".repeat(2_000)}`]])(
    "shows a headline without a link where the address is %s",
    (url) => {
      const shown = render(results("x", [{ ...story, url }]));
      expect(JSON.stringify(shown.blocks)).not.toContain('"link"');
      expect(readable(shown.blocks)).toContain("TSMC ramps 2nm");
    },
  );

  test("names the person who shared it", () => {
    const shared = { ...page, sharedBy: { platform: "slack", tenant: "T1", user: "U0ANN" } };
    expect(pingsOf(render(shared))).toEqual(["@U0ANN"]);
    const strange = { ...shared, sharedBy: { ...shared.sharedBy, user: "!channel" } };
    expect(JSON.stringify(render(strange))).not.toContain("!channel");
  });

  test("has one line of a long text, with the first match in it", () => {
    const text = `${"long ".repeat(60)}answer ${"more ".repeat(60)}`;
    const passage = { text, marks: [[300, 306]] as [number, number][] };
    const line = read(results("x", [{ ...story, passage }, other])).split("\n")[3] ?? "";
    expect(line).toMatch(/^…long .* answer .* more…$/);
    expect(line.length).toBeLessThanOrEqual(100);
    expect(line.length).toBeGreaterThan(90);
  });

  test("keeps to fifty blocks, however short the stories", () => {
    const short = Array.from({ length: 60 }, () =>
      entry("a1", "A", { heading: "More", actions: [{ label: "R", command: "r" }] }),
    );
    const message = render(digest("Morning", short));
    expect(messageFaults(message)).toEqual([]);
    expect(readable(message.blocks)).toContain("…");
  });

  test("leaves out whole stories from the end, with an ellipsis", () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      entry(`a${index}`, `Story ${index}.`, { actions: [{ label: "Read", command: "x" }] }),
    );
    const message = render(digest("Morning", many, { actions: [{ label: "All", command: "latest" }] }));
    const lines = readable(message.blocks).split("\n");
    expect(lines.at(-1)).toBe("…");
    const stories = lines.filter((line) => /^\d+\. Story/.test(line)).length;
    expect(stories).toBeGreaterThan(10);
    // Every story shown has kept its button, and the reply's own is there.
    expect(buttonsOf(message.blocks).map(({ label }) => label)).toEqual([
      "Read 1",
      ...Array.from({ length: stories - 1 }, (_, index) => String(index + 2)),
      "All",
    ]);
  });
});

describe("other replies", () => {
  test("a story shows its text in paragraphs, its buttons below", () => {
    const reply: Reply = {
      ...{ kind: "story", visibility: "private", locale: "en", zone: "UTC" },
      entry: entry("a1", "TSMC ramps 2nm", { actions: [{ label: "Related", command: "related a1" }] }),
      byline: "By Ann Lee",
      paragraphs: ["First paragraph.", "Second paragraph."],
      actions: [{ label: "Share", command: "share a1" }],
    };
    expect(read(reply)).toBe(
      "TSMC ramps 2nm\nIsland Daily · By Ann Lee · Nov 20, 2026, 1:30 AM\nFirst paragraph.\n\nSecond paragraph.",
    );
    expect(render(reply).blocks.at(-1)?.type).toBe("actions");
    expect(buttonsOf(render(reply).blocks).map(({ label }) => label)).toEqual(["Related", "Share"]);
  });

  test("help lists its commands as something to type", () => {
    const help = notice("Ask me about the news.", {
      title: "Help",
      items: [{ name: "latest", detail: "the newest stories", code: true }],
    });
    expect(read(help)).toBe("Help\nAsk me about the news.\n/news latest the newest stories");
    expect(JSON.stringify(render(help).blocks)).toContain(
      '{"type":"text","text":"/news latest","style":{"code":true}}',
    );
  });

  test.each<[string, Reply, string]>([
    [
      "a list without stories",
      results("Nothing on zebras", [], { notes: ["Try fewer words."] }),
      "Nothing on zebras\nTry fewer words.",
    ],
    [
      "a digest without news",
      digest("Friday", [], { notes: ["Nothing new since Thursday."] }),
      "Friday\nNothing new since Thursday.",
    ],
    [
      "a digest",
      digest("Friday", [entry("a1", "A & B"), entry("a2", "C")], { notes: ["n"] }),
      "Friday\nA &amp; B\nC",
    ],
    [
      "what is followed",
      notice("", { title: "Followed here", items: [{ name: "1. chips", detail: "matched 2", code: false }] }),
      "Followed here\n1. chips matched 2",
    ],
    [
      "a story",
      {
        ...{ kind: "story", visibility: "private", locale: "en", zone: "UTC", actions: [] },
        ...{ entry: entry("a1", "TSMC ramps 2nm"), paragraphs: ["Its text.", "More of it."] },
      },
      "TSMC ramps 2nm\nIts text.\nMore of it.",
    ],
  ])("%s has a plain text for clients without blocks", (_, reply, text) => {
    expect(render(reply).text).toBe(text);
  });

  test.each(hostileTexts)("never lets an article's text act as Slack markup: %s", (hostile) => {
    const reply = results(hostile, [entry("a1", hostile, { source: hostile, notes: [hostile] })], {
      notes: [hostile],
    });
    const message = render(reply);
    expect(pingsOf(message)).toEqual([]);
    expect(messageFaults(message)).toEqual([]);
    expect(readable(message.blocks).split(hostile).length - 1).toBe(5);
  });
});
