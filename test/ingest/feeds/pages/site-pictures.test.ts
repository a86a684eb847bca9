import { expect, test } from "vitest";
import {
  createSitePictures,
  withoutSharedPictures,
} from "../../../../src/ingest/feeds/pages/site-pictures.ts";

const draft = (name: string, picture?: string) => ({
  title: name,
  url: `https://paper.example/${name}`,
  ...{ source: "Paper", tags: [], language: "en" },
  ...(picture && { image: { url: `https://paper.example/${picture}` } }),
});
const shown = (drafts: ReturnType<typeof draft>[]) =>
  withoutSharedPictures(drafts).map(({ image }) => image?.url.slice("https://paper.example/".length));

test("what many articles of a feed show as their picture is none of their own", () => {
  const drafts = [
    draft("a", "share.jpg?w=600"),
    draft("b", "share.jpg?w=1200"),
    draft("c", "bridge.jpg"),
    draft("d", "share.jpg"),
    draft("e"),
  ];
  expect(shown(drafts)).toEqual([undefined, undefined, "bridge.jpg", undefined, undefined]);
});

test("two articles may share a picture, and of a long feed some", () => {
  expect(shown([draft("a", "bridge.jpg"), draft("b", "bridge.jpg")])).toEqual(["bridge.jpg", "bridge.jpg"]);
  const long = Array.from({ length: 60 }, (_, at) => draft(`n${at}`, at < 4 ? "mayor.jpg" : `${at}.jpg`));
  expect(shown(long).filter((url) => url === "mayor.jpg")).toHaveLength(4);
});

test("the same article twice in a feed is one", () => {
  expect(shown([draft("a", "a.jpg"), draft("a", "a.jpg"), draft("a", "a.jpg")])).toEqual(
    Array(3).fill("a.jpg"),
  );
});

test("the picture of every page of a site is none of an article's, whatever was read between", () => {
  const site = createSitePictures();
  const own = (host: string, page: number, file: string) =>
    site.ownImage({ url: `https://cdn.example/${file}` }, `https://${host}/${page}`)?.url;
  for (const page of [1, 2]) expect(own("paper.example", page, "share.jpg")).toBeDefined();
  expect(own("paper.example", 3, "bridge.jpg")).toBeDefined();
  expect(own("paper.example", 4, "share.jpg")).toBeUndefined();
  // Another site may show it once, and a page read again is no other page.
  expect(own("other.example", 1, "share.jpg")).toBeDefined();
  for (const _ of [1, 2, 3, 4]) expect(own("paper.example", 9, "harbour.jpg")).toBeDefined();
  expect(site.ownImage(undefined, "https://paper.example/5")).toBeUndefined();
});
