import { afterEach, beforeEach, expect, test } from "vitest";
import { catchUp } from "../../src/search/catch-up.ts";
import { draft } from "../contract/drafts.ts";
import { friday, labelled, type Newsroom, openNewsroom, titlesOf, wordsOf } from "./newsroom.ts";

const minuteMs = 60_000;
let newsroom: Newsroom;

beforeEach(async () => {
  const many = Array.from({ length: 43 }, (_, at) =>
    draft(`Story ${at} of the day`, { publishedAt: friday - (at + 1) * minuteMs }),
  );
  newsroom = await openNewsroom(many);
});

afterEach(() => newsroom.close());

test("the button of an old digest lists all of its window, whatever came since", async () => {
  const digest = await newsroom.ask("digest");
  expect(wordsOf(digest)).toContain("33 more not shown.");
  newsroom.clock.now += 3 * 86_400_000;
  const later = draft("Story of another day", { publishedAt: newsroom.clock.now });
  await newsroom.deps.articles.add([later], newsroom.clock.now);
  await catchUp(newsroom.deps.index as never, newsroom.deps.articles);
  let page = await newsroom.press(labelled(digest, "All 43"));
  expect(wordsOf(page)).toBe("All news of the digest of Friday, November 20\n1–5 of 43");
  const listed = titlesOf(page);
  for (let next = labelled(page, "Next"); next; next = labelled(page, "Next")) {
    page = await newsroom.press(next);
    listed.push(...titlesOf(page));
  }
  expect(new Set(listed).size).toBe(43);
  expect(listed.slice(0, 10)).toEqual(titlesOf(digest));
  expect(titlesOf(await newsroom.ask("read 43"))).toEqual([listed[42]]);
  expect(listed).not.toContain("Story of another day");
});
