import { describe, expect, test } from "vitest";
import { FeedError } from "../../../../src/ingest/feeds/feed-error.ts";
import { type DomElement, parsePage } from "../../../../src/ingest/page/dom.ts";
import { compileSelector, elementsMatching } from "../../../../src/ingest/page/rules/selector.ts";

const page = parsePage(`<html><body id="top"><main class="story wide" data-kind="news item">
  <h1>Head</h1><div class="lead"><p class="a">1</p><p>2</p><span>3</span></div>
  <div class="body Body" lang="en-GB"><p>4</p><aside class="promo ad"><p>5</p><p class="a b">6</p></aside><p>7</p></div>
  <ul><li>8</li><li class="on">9</li><li>10</li></ul></main><footer><p>11</p></footer></body></html>`);

const textOf = (element: DomElement): string => (element.textContent ?? "").replace(/\s+/g, " ").trim();
const matching = (selector: string) => elementsMatching(page, compileSelector(selector)).map(textOf);

/** What an engine for any selector finds, without what stands inside another find. */
function outermost(selector: string): string[] {
  const found = [...page.querySelectorAll(selector)];
  return found.filter((one) => !found.some((other) => other !== one && other.contains(one))).map(textOf);
}

describe("a selector finds what CSS says", () => {
  test.each([
    ...[
      "p",
      "P",
      "*",
      "#top",
      ".a",
      ".a.b",
      "p.a",
      "main .a",
      "main > .a",
      "main > div > p",
      ".lead p, aside",
    ],
    ...["h1 + div p", "h1 ~ div", "p + p", "aside ~ p", ".body > p:not(.a)", "div:not(.lead):not(.x) > p"],
    ...["[data-kind]", "[data-kind~=item]", "[data-kind^=news]", "[data-kind$=item]", '[data-kind*="ws i"]'],
    ...[
      "[lang|=en]",
      "[class='a b']",
      "li:first-child",
      "li:last-child",
      "li:nth-child(2)",
      "p:nth-of-type(2)",
    ],
    ...[
      "span:first-of-type",
      "h1:only-child",
      ":is(h1, li.on)",
      "body main div .promo p",
      ".none",
      "footer p",
    ],
  ])("%s", (selector) => expect(matching(selector)).toEqual(outermost(selector)));
});

describe("what cannot be a selector here is named", () => {
  const broken = [".a[", "p >", "", "> p", "p,,a", "a:not(", "{}", "p::before"];
  test.each(broken)("%j", (selector) => expect(() => compileSelector(selector)).toThrow(FeedError));

  test.each([
    ["div:has(p)", ":has"],
    ["p:hover", ":hover"],
    ["p:nth-child(2n+1)", ":nth-child"],
    ["p:not(div p)", "descendant"],
    ["p:contains(x)", ":contains"],
  ])("%s", (selector, part) => {
    try {
      compileSelector(selector);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: "selector_unsupported", params: { part } });
    }
  });

  test("one with too many parts", () => {
    expect(() => compileSelector("* ".repeat(31))).toThrow(/selector_long/);
    expect(() => compileSelector("a".repeat(301))).toThrow(/rule_too_long/);
  });
});

test("the work is that of the page times the parts of the selector, however deep the page and greedy the selector", () => {
  let looks = 0;
  const element = (children: DomElement[]): DomElement =>
    ({
      children,
      get tagName() {
        looks++;
        return "DIV";
      },
      getAttribute() {
        looks++;
        return "x";
      },
    }) as unknown as DomElement;
  const [depth, twigs] = [400, 5];
  let root = element([]);
  for (let level = 1; level < depth; level++)
    root = element([...Array.from({ length: twigs }, () => element([])), root]);
  const elements = depth + (depth - 1) * twigs;
  const greedy = `${"div[class*=x] ".repeat(20)}p`;
  expect(elementsMatching({ children: [root] }, compileSelector(greedy))).toEqual([]);
  expect(looks).toBeLessThan(elements * 21 * 3);
});
