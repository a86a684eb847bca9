import { afterEach, beforeEach, expect, test } from "vitest";
import { composeAlert } from "../../src/bot/replies/alert-reply.ts";
import type { Reply } from "../../src/chat/reply.ts";
import type { Follow } from "../../src/digest/follows/follow.ts";
import { catchUp } from "../../src/search/catch-up.ts";
import { draft } from "../contract/drafts.ts";
import { friday, labelled, type Newsroom, openNewsroom, titlesOf, wordsOf } from "./newsroom.ts";

const minuteMs = 60_000;
let newsroom: Newsroom;

const openWith = async (count: number) => {
  const many = Array.from({ length: count }, (_, at) =>
    draft(`Story ${at} of the day`, { publishedAt: friday - (at + 1) * minuteMs }),
  );
  newsroom = await openNewsroom(many);
};

/** The headlines of a list and of all pages after it, in order. */
async function pagedTo(last: Reply): Promise<{ listed: string[]; ranges: string[] }> {
  let page = last;
  const listed = titlesOf(page);
  const ranges = [wordsOf(page)];
  for (let next = labelled(page, "Next"); next; next = labelled(page, "Next")) {
    page = await newsroom.press(next);
    listed.push(...titlesOf(page));
    ranges.push(wordsOf(page));
  }
  return { listed, ranges };
}

beforeEach(() => openWith(43));
afterEach(() => newsroom.close());

test("the button of an old digest lists all of its window, whatever came since", async () => {
  const digest = await newsroom.ask("digest");
  expect(wordsOf(digest)).toContain("33 more not shown.");
  newsroom.clock.now += 3 * 86_400_000;
  const later = draft("Story of another day", { publishedAt: newsroom.clock.now });
  await newsroom.deps.articles.add([later], newsroom.clock.now);
  await catchUp(newsroom.deps.index as never, newsroom.deps.articles);
  const page = await newsroom.press(labelled(digest, "All 43"));
  expect(wordsOf(page)).toBe("All news of the digest of Friday, November 20\n1–5 of 43");
  const { listed } = await pagedTo(page);
  expect(new Set(listed).size).toBe(43);
  expect(listed.slice(0, 10)).toEqual(titlesOf(digest));
  expect(titlesOf(await newsroom.ask("read 43"))).toEqual([listed[42]]);
  expect(listed).not.toContain("Story of another day");
});

test("the button of a digest of 150 stories lists exactly those, each once, the shown ones first", async () => {
  await newsroom.close();
  await openWith(150);
  const digest = await newsroom.ask("digest");
  newsroom.clock.now += 60_000;
  const late = draft("Story that came in late", { publishedAt: friday - 30_000 });
  await newsroom.deps.articles.add([late], newsroom.clock.now);
  await catchUp(newsroom.deps.index as never, newsroom.deps.articles);
  const { listed, ranges } = await pagedTo(await newsroom.press(labelled(digest, "All 150")));
  expect(listed).toHaveLength(150);
  expect(new Set(listed).size).toBe(150);
  expect(listed.slice(0, 10)).toEqual(titlesOf(digest));
  expect(listed).not.toContain("Story that came in late");
  expect(ranges.every((words) => words.endsWith("of 150"))).toBe(true);
});

test("the button of a digest of more than a thousand stories lists exactly those, and its pages carry no list", async () => {
  await newsroom.close();
  await openWith(1_203);
  const digest = await newsroom.ask("digest");
  newsroom.clock.now += 60_000;
  const late = draft("Story that came in late", { publishedAt: friday - 30_000 });
  await newsroom.deps.articles.add([late], newsroom.clock.now);
  await catchUp(newsroom.deps.index as never, newsroom.deps.articles);
  const first = await newsroom.press(labelled(digest, "All 1203"));
  expect(wordsOf(first)).toContain("1–5 of 1203");
  const second = await newsroom.press(labelled(first, "Next"));
  expect([...titlesOf(first), ...titlesOf(second)]).toEqual(titlesOf(digest));
  const next = labelled(second, "Next");
  expect(next?.command.length).toBeLessThan(60);
  const last = await newsroom.press({
    ...next,
    command: next?.command.replace("page:3", "page:241"),
  } as never);
  expect(wordsOf(last)).toContain("1201–1203 of 1203");
  expect(titlesOf(last)).toHaveLength(3);
  expect(titlesOf(await newsroom.ask("read last"))).toEqual(titlesOf(last).slice(-1));
});

test("a list that is kept no longer says so", async () => {
  expect(wordsOf(await newsroom.ask("digest kept 0123456789abcdefghijkl page:2"))).toContain("too old");
});

test("the button of a summary of alerts lists exactly its stories, the newest first", async () => {
  const { articles } = newsroom.deps;
  await newsroom.ask("follow story");
  const [follow] = await newsroom.deps.follows.all();
  const matched = (await articles.between(friday - 28.5 * minuteMs, friday)).toSorted(
    (one, other) => (one.publishedAt ?? 0) - (other.publishedAt ?? 0),
  );
  const alert = composeAlert(matched, follow as Follow);
  const { listed, ranges } = await pagedTo(await newsroom.press(labelled(alert, "All 28")));
  expect(ranges[0]).toBe("All news of the alert of Friday, November 20\n1–5 of 28");
  expect(listed).toEqual(matched.map(({ title }) => title).reverse());
});
