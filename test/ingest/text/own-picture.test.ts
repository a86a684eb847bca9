import { describe, expect, test } from "vitest";
import { betterPicture, type NamedPicture, ownPicture } from "../../../src/ingest/text/own-picture.ts";

const base = "https://paper.example/2026/11/";
const urlOf = (...named: NamedPicture[]) => ownPicture(named, base)?.url;

test("the first picture is taken, absolute, with its words and its size", () => {
  expect(ownPicture([{ url: "a.jpg", alt: "  The  bridge ", width: "1200px", height: "630" }], base)).toEqual(
    {
      url: "https://paper.example/2026/11/a.jpg",
      ...{ alt: "The bridge", width: 1_200, height: 630 },
    },
  );
  expect(ownPicture([{ url: "a.jpg", width: "100%", height: "auto" }], base)).toEqual({
    url: "https://paper.example/2026/11/a.jpg",
  });
});

test("a small one gives way to a larger one, a large one to none", () => {
  const [thumbnail, small, large] = [
    { url: "t.jpg", width: "140", height: "84" },
    { url: "s.jpg", width: "460", height: "276" },
    { url: "l.jpg", width: "1400", height: "840" },
  ];
  expect(urlOf(thumbnail, small, large)).toBe(`${base}l.jpg`);
  expect(urlOf(large, { url: "huge.jpg", width: "4000" })).toBe(`${base}l.jpg`);
  expect(urlOf(thumbnail, { url: "unknown.jpg" })).toBe(`${base}unknown.jpg`);
  expect(urlOf({ url: "unknown.jpg" }, large)).toBe(`${base}unknown.jpg`);
});

test("what is known of the same picture elsewhere is added", () => {
  expect(
    ownPicture([{ url: "a.jpg" }, { url: "a.jpg", alt: "The bridge", width: "800" }], base),
  ).toMatchObject({
    alt: "The bridge",
    width: 800,
  });
  const here = { url: "https://a.example/1.jpg" };
  expect(betterPicture(undefined, here)).toBe(here);
  expect(betterPicture({ url: "https://a.example/t.jpg", width: 120 }, here)).toBe(here);
});

describe("no picture of an article is", () => {
  test.each([
    "logo.png",
    "/static/site-logo-white-512x512.png",
    "https://cdn.paper.example/logos/daily.jpg",
    "/assets/cnn_logo.jpg",
    "/favicon.ico",
    "/img/apple-touch-icon-1.png",
    "/images/default.png",
    "/images/default_share_image.jpg",
    "/images/placeholder.gif",
    "/blank.gif",
    "/wp-includes/images/core/emoji/72x72/1f600.png",
    "https://secure.gravatar.com/avatar/0a1b?s=96",
    "/uploads/avatars/17.jpg",
    "https://pixel.wp.com/b.gif?host=x",
    "https://ad.doubleclick.net/ddm/x.jpg",
    "https://feeds.feedburner.com/~r/paper/~4/1",
    "/spacer.gif",
    "/tracking-pixel.gif",
    "/drawing.svg",
    "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
    "javascript:alert(1)",
    "ftp://paper.example/a.jpg",
    "",
  ])("%s", (url) => expect(urlOf({ url })).toBeUndefined());

  test.each<[string, Partial<NamedPicture>]>([
    ["a pixel", { width: "1", height: "1" }],
    ["an icon", { width: "48", height: "48" }],
    ["a banner", { width: "970", height: "90" }],
    ["a column", { width: "120", height: "600" }],
    ["larger than any platform shows", { width: "99999999", height: "99999999" }],
  ])("%s", (_, size) => expect(urlOf({ url: "a.jpg", ...size })).toBeUndefined());
});

test.each([
  "/2026/11/people-in-front-of-an-apple-logo-in-london.jpg",
  "/2026/11/default-risk.jpg",
  "/2026/11/fashion-icon.jpg",
  "/2026/11/missing-boy.jpg",
  "/2026/11/pixel-9-review.jpg",
  "https://i.ytimg.com/vi/abc/hqdefault.jpg",
  "/share/1a2b3c.webp",
  "/image?id=17",
])("a picture of the article is %s", (url) => {
  expect(urlOf({ url })).toBe(new URL(url, base).href);
});

test("of a page with thousands of pictures no more than some dozens are looked at", () => {
  const icons = Array.from({ length: 100_000 }, () => ({ url: "/logo.png" }));
  expect(urlOf(...icons.slice(0, 60), { url: "a.jpg" })).toBeUndefined();
  expect(ownPicture(icons, base)).toBeUndefined();
});
