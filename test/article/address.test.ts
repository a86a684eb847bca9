import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressKey, webAddress } from "../../src/article/address.ts";

describe("an address is shown as it was given", () => {
  test.each([
    "http://big5.example/s?t=%B4%E4&u=%A5%5F",
    "http://gbk.example/view.asp?name=%D6%D0%CE%C4",
    "https://a.example/x?y&z",
    "https://a.example/x?b=2&a=1&a=0",
    "https://a.example/x?u=https://b.example/y?z=1",
    "https://cdn.example/x?Expires=1&Signature=a~b-c_&Key-Pair-Id=K,2",
    "https://a.example/x?q=a%20b+c&r=(1)",
    "https://a.example/log#v1.1",
    "https://a.example/x;jsessionid=1A2B?utm_source=feed&id=1#xtor=RSS-1",
  ])("%s", (url) => expect(webAddress(url)).toBe(url));

  test.each([
    [" HTTPS://A.Example:443/X ", "https://a.example/X"],
    ["https://me:secret@a.example/", "https://a.example/"],
    ["../y?b=1&a", "https://a.example/y?b=1&a"],
  ])("%s but for what a browser would write in another way, or nobody may see", (url, shown) =>
    expect(webAddress(url, "https://a.example/x/z")).toBe(shown),
  );

  test.each([
    "",
    "story",
    "/x",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "mailto:a@b.example",
    "https://",
  ])("%j is not an address", (text) => expect(webAddress(text)).toBeUndefined());

  const messy = fc
    .tuple(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string())
    .map((parts) => parts.join(""));
  test("what is shown stays as it is, and so does its key", () => {
    fc.assert(
      fc.property(fc.oneof(messy, fc.string()), (text) => {
        const shown = webAddress(text);
        if (shown === undefined) return;
        expect(webAddress(shown)).toBe(shown);
        expect(addressKey(addressKey(shown))).toBe(addressKey(shown));
      }),
    );
  });
});

describe("two addresses are of one page", () => {
  test.each([
    ["with a tracker", "https://a.example/x?utm_source=feed&id=1&fbclid=2", "https://a.example/x?id=1"],
    [
      "with the tracker of another maker",
      "https://a.example/x?at_campaign=rss&at_medium=b",
      "https://a.example/x",
    ],
    ["with a tracker in capitals", "https://a.example/x?CMP=share&UTM_Source=y", "https://a.example/x"],
    ["with a way that is named", "https://a.example/x?ref=rss&partner=feed", "https://a.example/x"],
    ["with a session", "https://a.example/x.do;jsessionid=1A.node1?id=1", "https://a.example/x.do?id=1"],
    ["with the session of PHP", "https://a.example/x?PHPSESSID=abc&id=1", "https://a.example/x?id=1"],
    ["in another order", "https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"],
    ["with the place of its comments", "https://a.example/x#comments", "https://a.example/x"],
    ["with a tracker as its fragment", "https://a.example/x#xtor=RSS-16", "https://a.example/x"],
    ["with a passage to show", "https://a.example/x#:~:text=ferry", "https://a.example/x"],
    ["with nothing after its question mark", "https://a.example/x?", "https://a.example/x"],
  ])("%s", (_, one, other) => expect(addressKey(one)).toBe(addressKey(other)));
});

describe("two addresses are of two pages", () => {
  test.each([
    ["by letters in an old encoding", "http://a.example/?t=%B4%E4", "http://a.example/?t=%B4%E5"],
    ["by a fragment", "https://a.example/log#v1", "https://a.example/log#v2"],
    ["by a route in the fragment", "https://a.example/#!/story/1", "https://a.example/#!/story/2"],
    ["by a parameter without a value", "https://a.example/x?y&z", "https://a.example/x?y&w"],
    ["by the order of what has one name", "https://a.example/?a=1&a=2", "https://a.example/?a=2&a=1"],
    ["by where one refers to", "https://a.example/x?ref=1234", "https://a.example/x?ref=1235"],
    ["by a number called sid", "https://a.example/article.php?sid=1", "https://a.example/article.php?sid=2"],
  ])("%s", (_, one, other) => expect(addressKey(one)).not.toBe(addressKey(other)));
});
