import fc from "fast-check";
import type { PostStyle } from "../../src/chat/posts/post-style.ts";
import type { Action, DigestReply, Entry, NoticeReply, Reply, ResultsReply } from "../../src/chat/reply.ts";
import type { MarkedText } from "../../src/search/present/search-page.ts";

const common = { visibility: "private" as const, locale: "en", zone: "Asia/Taipei", actions: [] };

/** A few lines of text. */
export const notice = (line: string, overrides: Partial<NoticeReply> = {}): NoticeReply => ({
  ...common,
  kind: "notice",
  lines: [line],
  items: [],
  ...overrides,
});

/** A story in a list, without highlights. */
export const entry = (id: string, title: string, overrides: Partial<Entry> = {}): Entry => ({
  id,
  title: { text: title, marks: [] },
  source: "Island Daily",
  publishedAt: Date.UTC(2026, 10, 20, 1, 30),
  notes: [],
  actions: [],
  ...overrides,
});

export const results = (
  title: string,
  entries: Entry[],
  overrides: Partial<ResultsReply> = {},
): ResultsReply => ({
  ...common,
  kind: "results",
  title,
  notes: [],
  entries,
  ...overrides,
});

export const digest = (
  title: string,
  entries: Entry[],
  overrides: Partial<DigestReply> = {},
): DigestReply => ({
  ...common,
  visibility: "channel",
  kind: "digest",
  title,
  notes: [],
  entries,
  ...overrides,
});

/** Headlines that a platform could take for its own markup. */
export const hostileTexts = [
  "@everyone @here <!channel> <!here|here> <!everyone> <@U123> <@&42> <#C1|general> <!subteam^S1>",
  "*bold* _italic_ ~~gone~~ ~gone~ `code` ```block``` ||spoiler|| # head > quote - item 1. item",
  "[click](https://evil.example) <https://evil.example|bank.example> https://evil.example",
  "AT&T &amp; &lt;b&gt; <b>R&D</b> :smile: <:x:1> \\*escaped\\* -# small >>> all",
];

/** Pictures that no platform is to be sent to. */
export const hostilePictures = [
  "http://paper.example/a.jpg",
  "data:image/png;base64,AA",
  "javascript:alert(1)",
  "https://user:secret@paper.example/a.jpg",
  "https://127.0.0.1/a.jpg",
  "https://0x7f.1/a.jpg",
  "https://[::1]/a.jpg",
  "https://10.0.0.8:8443/a.jpg",
  "https://169.254.169.254/latest/meta-data",
  "https://localhost/a.jpg",
  "https://printer.local/a.jpg",
  "https://intranet/a.jpg",
  "https://cms.paper.internal./a.jpg",
  "ftp://paper.example/a.jpg",
  "attachment://a.jpg",
  `https://paper.example/${"a".repeat(5_000)}.jpg`,
  "not an address",
  "",
];

/** Any text. */
export const text = (max: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: "binary", maxLength: max }),
    fc.string({ unit: "grapheme", maxLength: max }),
    // Any UTF-16 unit, lone surrogates included.
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: max })
      .map((units) => String.fromCharCode(...units)),
    fc.constantFrom(...hostileTexts),
    fc
      .tuple(fc.constantFrom("字", "&", "<", "👩‍👩‍👧‍👦", "é", "word ", "*", "ไท", "\n"), fc.nat({ max }))
      .map(([unit, times]) => unit.repeat(times)),
  );

const marked = (max: number): fc.Arbitrary<MarkedText> =>
  text(max).chain((value) =>
    fc
      .uniqueArray(fc.nat({ max: value.length }), { maxLength: 12 })
      .map((cuts) => cuts.sort((a, b) => a - b))
      .map((cuts) => ({
        text: value,
        marks: cuts.flatMap((cut, index): [number, number][] => {
          const end = cuts[index + 1];
          return index % 2 === 0 && end !== undefined ? [[cut, end]] : [];
        }),
      })),
  );

export const action: fc.Arbitrary<Action> = fc.record(
  { label: text(120), command: text(4_000), style: fc.constantFrom("primary", "danger") },
  { requiredKeys: ["label", "command"] },
);

/** Any date that a `Date` can hold, in ms since the epoch. */
const time = fc
  .oneof(
    fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
    fc.date({ noInvalidDate: true }),
  )
  .map((date) => date.getTime());

const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom("https://a.example/<!channel>|x", "javascript:alert(1)", "not an address", ""),
  fc.nat({ max: 5_000 }).map((length) => `https://long.example/${"a".repeat(length)}`),
);

/** Addresses of pictures, of which some are nobody's to show. */
const pictureUrl = fc.oneof(
  fc.webUrl({ validSchemes: ["https"] }).map((address) => `${address}/a.jpg`),
  url,
  fc.constantFrom(...hostilePictures),
  fc.nat({ max: 5_000 }).map((length) => `https://long.example/${"a".repeat(length)}.jpg`),
);

export const story: fc.Arbitrary<Entry> = fc.record(
  {
    id: fc.stringMatching(/^[a-z0-9]{8}$/),
    heading: text(500),
    title: marked(800),
    passage: marked(5_000),
    url,
    source: text(300),
    section: text(200),
    publishedAt: time,
    image: fc.record(
      {
        url: pictureUrl,
        alt: text(600),
        width: fc.integer({ min: 100, max: 9_500 }),
        height: fc.integer({ min: 100, max: 9_500 }),
      },
      { requiredKeys: ["url"] },
    ),
    notes: fc.array(text(300), { maxLength: 3 }),
    actions: fc.array(action, { maxLength: 6 }),
  },
  { requiredKeys: ["id", "title", "source", "notes", "actions"] },
);

const shared = {
  visibility: fc.constantFrom("private" as const, "channel" as const),
  locale: fc.constantFrom("en", "zh-TW", "ar"),
  zone: fc.constantFrom("UTC", "Asia/Taipei", "America/New_York"),
  now: fc.option(time, { nil: undefined }),
  actions: fc.array(action, { maxLength: 30 }),
};

const notes = fc.array(text(4_000), { maxLength: 5 });
const stories = fc.array(story, { maxLength: 60 });

/** Any reply: any length, any script, lone surrogates, hostile markup. */
const style: fc.Arbitrary<PostStyle> = fc.record(
  {
    length: fc.constantFrom("compact", "standard", "full"),
    intro: text(400),
    ping: fc.constantFrom("nobody" as const, { id: "123456789012345678", name: "@News" }),
  },
  { requiredKeys: [] },
);

export const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({
    ...shared,
    kind: fc.constant("results" as const),
    title: text(500),
    notes,
    entries: stories,
    sharedBy: fc.option(fc.constant({ platform: "x", tenant: "T1", user: "U1" }), { nil: undefined }),
  }),
  fc.record({
    ...shared,
    kind: fc.constant("story" as const),
    entry: story,
    byline: fc.option(text(300), { nil: undefined }),
    paragraphs: fc.array(text(6_000), { maxLength: 40 }),
  }),
  fc.record({
    ...{ ...shared, kind: fc.constant("digest" as const), title: text(500), notes, entries: stories },
    style: fc.option(style, { nil: undefined }),
  }),
  fc.record({
    ...shared,
    kind: fc.constant("notice" as const),
    title: fc.option(text(500), { nil: undefined }),
    lines: fc.array(text(4_000), { maxLength: 8 }),
    items: fc.array(fc.record({ name: text(200), detail: text(500), code: fc.boolean() }), { maxLength: 60 }),
  }),
);
