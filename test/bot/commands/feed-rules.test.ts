import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { locales } from "../../../src/locales/locale.ts";
import { type FeedDesk, openFeedDesk } from "../../ingest/feeds/feed-desk.ts";
import { startWeb, type Web } from "../../servers/web.ts";
import { labelled, type Newsroom, openNewsroom, wordsOf } from "../newsroom.ts";

let web: Web;
let desk: FeedDesk;
let newsroom: Newsroom;

beforeEach(async () => {
  [web, desk, newsroom] = await Promise.all([startWeb(), openFeedDesk(), openNewsroom()]);
  newsroom.deps.feeding = { feedService: desk.service, operators: ["test:u1"] };
  const items = ["Chips at sea", "TSMC grows", "Horoscope"].map(
    (title) => `<item><title>${title}</title><link>/${encodeURIComponent(title)}</link></item>`,
  );
  web.pages.set("/feed", `<rss version="2.0"><channel><title>Quay</title>${items.join("")}</channel></rss>`);
  const text = "<p>The harbour office announced it on Friday, after a long winter in the dock.</p>".repeat(5);
  web.pages.set(
    "/Chips%20at%20sea",
    `<html><body><article>${text}<p class="ad">Buy this</p></article></body></html>`,
  );
  await desk.service.add(web.url("/feed", "127.0.0.1"), { fullText: false });
});
afterEach(async () => {
  await newsroom.close();
  await desk.close();
  await web.close();
});

const ask = (text: string, more?: Partial<Message>) => newsroom.ask(text, more);
const rules = async () => (await desk.service.rules.list()).map(({ kind, text }) => `${kind} ${text}`);

test("a rule is shown with what it would bring, and set by its button alone, which works once", async () => {
  const shown = await ask("feeds keep 1 chips OR tsmc");
  expect(wordsOf(shown)).toBe(
    [
      "Quay: only chips OR tsmc",
      "Of the 3 entries that it has now, 2 would come and 1 would stay out.",
      "Nothing is set yet.",
      "Comes: Chips at sea · Quay",
      "Comes: TSMC grows · Quay",
      "Stays out: Horoscope · Quay",
    ].join("\n"),
  );
  expect(await rules()).toEqual([]);
  const save = labelled(shown, "Save");
  const saved = await newsroom.press(save);
  expect(wordsOf(saved).trim()).toBe("Quay: only chips OR tsmc. That holds from the next check on.");
  expect(await rules()).toEqual(["keep chips OR tsmc"]);
  expect(wordsOf(await newsroom.press(save))).not.toContain("That holds");
  await newsroom.press(labelled(saved, "Undo"));
  expect(await rules()).toEqual([]);
});

test("rules are listed by number, with the feed, and removed by button or number, with an Undo", async () => {
  expect(wordsOf(await ask("feeds rules"))).toContain("No rules yet");
  await newsroom.press(labelled(await ask("feeds block 1 title:horoscope"), "Save"));
  await newsroom.press(labelled(await ask("feeds section 1 Sea"), "Save"));
  await newsroom.press(labelled(await ask("feeds drop 1 .ad"), "Save"));
  const listed = await ask("feeds rules");
  const site = `127.0.0.1:${web.port}`;
  expect(wordsOf(listed)).toBe(
    `Rules of feeds\n1. Quay: without title:horoscope\n2. Quay: section “Sea”\n3. Pages of ${site}: drops .ad`,
  );
  expect(wordsOf(await ask("feeds"))).toContain("without title:horoscope; section “Sea”");
  const removed = await newsroom.press(labelled(listed, "Remove 3"));
  expect(wordsOf(removed).trim()).toBe(`Pages of ${site}: “drops .ad” is removed.`);
  expect(wordsOf(await ask("feeds remove-rule 1"))).toContain("comes with the next check");
  expect(await rules()).toEqual(["section Sea"]);
  await newsroom.press(labelled(removed, "Undo"));
  expect(await rules()).toEqual(["section Sea", "drop .ad"]);
  expect(wordsOf(await ask("feeds remove-rule 9"))).toContain("There is no rule 9");
});

test("of a page the text is shown that it would give", async () => {
  const shown = wordsOf(await ask("feeds drop 1 .ad"));
  expect(shown).toMatch(/would give \d+ characters of text, and gives \d+ without it:\nThe harbour office/);
});

test("only operators see, try and set rules", async () => {
  const stranger = { user: { platform: "test", tenant: "t1", user: "u2" } };
  for (const text of ["feeds rules", "feeds keep 1 chips", "feeds save-rule keep 1 chips", "feeds add-rule"])
    expect(wordsOf(await ask(text, stranger))).toContain("Only the operators");
  expect(await rules()).toEqual([]);
});

describe("the form of a rule", () => {
  const submit = (text: string, values: Message["values"]) => ask(text, { kind: "submit", values });

  test("shows first what would come", async () => {
    const form = await newsroom.form("feeds add-rule 1");
    expect(form.fields.map(({ name }) => name)).toEqual(["kind", "text"]);
    const shown = await submit(form.command, { kind: ["block"], text: ["horoscope"] });
    expect(wordsOf(shown)).toContain("2 would come and 1 would stay out");
    await newsroom.press(labelled(shown, "Save"));
    expect(await rules()).toEqual(["block horoscope"]);
  });

  test("asks for the feed if none was named, and names what is missing at its field", async () => {
    const { command, fields } = await newsroom.form("feeds add-rule");
    expect(fields.map(({ name }) => name)).toEqual(["feed", "kind", "text"]);
    const again = await newsroom.answer(command, {
      kind: "submit",
      values: { feed: ["the quay"], kind: ["keep"], text: [" "] },
    });
    expect(again).toMatchObject({
      kind: "form",
      errors: { feed: expect.any(String), text: expect.any(String) },
    });
    const shown = await submit(command, { feed: ["#1"], kind: ["keep"], text: ["chips"] });
    expect(wordsOf(shown)).toContain("1 would come and 2 would stay out");
  });
});

test.each(locales)(
  "a rule is tried, set and removed in %s without a word of another language's sentences",
  async (locale) => {
    const shown = await ask("feeds keep 1 chips", { locale });
    const words = [wordsOf(shown)];
    const saved = await newsroom.press(shown.actions[0], { locale });
    words.push(wordsOf(saved), wordsOf(await ask("feeds rules", { locale })));
    words.push(wordsOf(await newsroom.press(saved.actions[0], { locale })));
    expect(await rules()).toEqual([]);
    if (locale !== "en") expect(words.join("\n")).not.toMatch(/would|holds|removed|Rules|only/);
  },
);
