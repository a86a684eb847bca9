import { describe, expect, test } from "vitest";
import { extractPage } from "../../../src/ingest/page/extract.ts";

const headline = "Upper lock closes for a week";
const text = Array.from(
  { length: 6 },
  (_, week) =>
    `<p>The upper lock closes on Monday for week ${week}, the canal office said, and boats must wait below.</p>`,
).join("");
const han = Array.from(
  { length: 5 },
  (_, week) =>
    `<p>基隆港渡輪自週一起停駛第${week}週，港務公司表示，旅客可改搭接駁車往返兩岸，並將於下月恢復。</p>`,
).join("");

const page = (body: string, { head = "", lang = "en", title = `${headline} | The Quay` } = {}) =>
  extractPage(
    `<html lang="${lang}"><head><title>${title}</title>${head}</head><body><h1>${headline}</h1>${body}</body></html>`,
    { url: "https://quay.example/a/lock" },
  );

describe("the authors of a page are those that it names", () => {
  test.each([
    [
      "with a comma before the last",
      `<div class="byline">By Ana Bo, Carl Öst, and Dee Fox</div>${text}`,
      "Ana Bo, Carl Öst, Dee Fox",
    ],
    ["with the place they write from", `<p>Por Ana Bo, de Lisboa</p>${text}`, "Ana Bo"],
    ["not who took the pictures", `<p>文／王小明 圖／李大華</p>${han}`, "王小明"],
    ["who wrote and drew", `<p>圖、文／王小明</p>${han}`, "王小明"],
    [
      "among other facts in one line",
      `<div>2026年07月06日 08:30　来源：港报　作者：王小明　责任编辑：李大华</div>${han}`,
      "王小明",
    ],
    [
      "below About the author",
      `${text}<div class="author-box"><h3>About the author</h3><h4>Ana Bo</h4><p>Writes on boats.</p></div>`,
      "Ana Bo",
    ],
  ])("%s", (_, body, author) => expect(page(body).byline).toBe(author));

  test("as catalogues write them", () => {
    const head = ["Bo, Ana", "Öst, Carl"].map((name) => `<meta name="citation_author" content="${name}">`);
    expect(page(text, { head: head.join("") }).byline).toBe("Ana Bo, Carl Öst");
  });

  test("in JSON-LD with a comma too many", () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ana Bo"},],"headline":"${headline}",}</script>`;
    expect(page(text, { head }).byline).toBe("Ana Bo");
  });
});

describe("the date of a page is when it was published", () => {
  test.each([
    [
      "not when it was changed",
      `<p>Updated <time datetime="2026-07-08">8 July</time>, first published <time datetime="2026-07-06">6 July</time></p>${text}`,
    ],
    ["as authorities in Taiwan write it", `<div>發布日期：115-07-06</div>${han}`],
    ["as Japan counts years", `<p>令和8年7月6日</p>${han}`],
  ])("%s", (_, body) => {
    expect(new Date(page(body).publishedAt ?? 0).toISOString()).toBe("2026-07-06T00:00:00.000Z");
  });
});

describe("the headline of a page without headings", () => {
  const titled = (title: string, head = "") =>
    extractPage(`<html><head><title>${title}</title>${head}</head><body>${text}</body></html>`, {
      url: "https://quay.example/a/lock",
    }).title;

  test("is without the site before a colon", () => {
    const head = '<meta property="og:site_name" content="The Quay">';
    expect(titled(`The Quay: ${headline}`, head)).toBe(headline);
    expect(titled("Lock: open or closed", head)).toBe("Lock: open or closed");
  });

  test.each(["parsely-title", "sailthru.title", "citation_title"])("is in %s", (name) => {
    expect(titled("Home", `<meta name="${name}" content="${headline}">`)).toBe(headline);
  });
});

describe("the headline of a page is the heading", () => {
  const headed = (title: string, headings: string, address = "https://quay.example/a/lock") =>
    extractPage(`<html><head><title>${title}</title></head><body>${headings}${text}</body></html>`, {
      url: address,
    }).title;

  test.each([
    ["of one word that stands alone", "History - The Quay", "<h1>Lockkeepers</h1>"],
    [
      "above those of the boxes",
      "Canal guide | The Quay",
      "<h1>Lockkeepers tell of their long nights</h1><h1>Our newsletter</h1>",
    ],
    [
      "that the title begins with",
      "Lockkeepers tell of their nights (2026/5)",
      "<h2>Lockkeepers tell of their nights</h2><h2>More</h2>",
    ],
    ["where there is no title", "", "<h2>Lockkeepers</h2>"],
    [
      "that begins with what somebody said",
      "Lockkeepers tell of their nights | The Quay",
      "<h1>“Never again”: Lockkeepers tell of their nights</h1>",
    ],
    [
      "that begins as the site does",
      "Quay locks – open all summer again",
      "<h1>Quay locks – open all summer again</h1>",
      "https://quaylocks.example/",
    ],
    [
      "with a sign in it, and not the site's own",
      "Upper lock – closed for a week | Friends of the lock",
      "<h2>Upper lock – closed for a week</h2><h1>Friends of the lock</h1>",
    ],
  ])("%s", (_, title, headings, address?: string) => {
    expect(headed(title, headings, address)).toBe(/<h\d>(.*?)<\/h/.exec(headings)?.[1]);
  });

  test("without a kicker of its own before a colon", () => {
    const kicker = "<span>Notifications of canal authorities:</span><br>";
    expect(headed(headline, `<h1>${kicker}${headline}</h1>`)).toBe(headline);
  });

  test("but the title where the only headings are those of boxes", () => {
    expect(headed(`${headline} | The Quay`, "<h2>Our newsletter</h2>")).toBe(headline);
  });
});

describe("the address of a page tells its headline", () => {
  const named = (path: string, title: string, headings: string) =>
    extractPage(`<html><head><title>${title}</title></head><body>${headings}${text}</body></html>`, {
      url: `https://quay.example${path}`,
    }).title;

  test.each([
    [
      "below the name of a column",
      "/2026/07/upper-lock-closes-for-a-week/",
      "From the Banks : The Quay",
      `<h1>From the Banks</h1><h2>${headline}</h2>`,
    ],
    ["of one word", "/lockkeepers.html", "All about our lockkeepers here", "<h1>Lockkeepers</h1>"],
    [
      "with other letters",
      "/themen/schoener-fussweg.html",
      "Themen der Woche",
      "<h1>Suche</h1><h2>Schöner Fußweg</h2>",
    ],
  ])("%s", (_, path, title, headings) => {
    expect(named(path, title, headings)).toBe(/.*<h\d>(.*?)<\/h/.exec(headings)?.[1]);
  });

  test.each([
    [
      "a headline that has words of it",
      "/upper-lock.html",
      headline,
      `<h1>${headline}</h1><h2>Upper lock</h2>`,
    ],
    ["a title that says more", "/upper-lock.html", "Upper lock: a week of rest", "<h2>Upper lock</h2>"],
    [
      "a headline of a subject's page",
      "/canals/locks",
      "Why boats wait",
      "<h1>Why boats wait</h1><h2>Locks</h2>",
    ],
  ])("but leaves %s", (_, path, title, headings) => {
    expect(named(path, title, headings)).toBe(title);
  });
});

test.each([
  "Get breaking news first. Turn on notifications and never miss a story from our newsroom again.",
  "Dark mode",
  "Affiliate disclosure: we may earn a commission if you buy through links on our site.",
  "深色模式",
])("%s is not the article", (notice) => {
  expect(page(`${text}<p>${notice}</p>${text}`).body).not.toContain(notice);
});
