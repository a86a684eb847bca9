import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLine } from "../../../src/ingest/text/clean.ts";
import { withoutEncodedWords } from "../../../src/ingest/text/encoded-words.ts";
import { readHtmlText } from "../../../src/ingest/text/html-text.ts";

const after = "After it the keeper resigned.";

describe("what follows something that shows no text is kept", () => {
  test.each([
    `<iframe src="https://v.example/x"/>`,
    `<iframe src="https://v.example/x">`,
    `<iframe src="https://v.example/x"></iframe>`,
    `<IFRAME src=x />`,
    `<script src="https://s.example/x.js"/>`,
    `<script async src="https://s.example/x.js">`,
    "<script>if (a < b) show('<p>')</script>",
    "<style>p { color: red }</style>",
    `<object data=x>`,
    `<object data=x/>`,
    "<noscript>",
    "<style>p { color: red } <p>",
    "<script>ads.push({})<p>",
    "<svg/>",
    "<svg viewBox='0 0 1 1'>",
    "<title/>",
    "<select><option>",
    "<textarea>",
    "<template>",
    "<figure><img src=x><figcaption>A lock</figure>",
    "<iframe/><iframe></iframe>",
  ])("%s", (element) => {
    expect(readHtmlText(`Before. ${element} ${after}`).text.replace(/\s+/g, " ")).toBe(`Before. ${after}`);
  });

  test("but the code of a script that was cut off is no text", () => {
    expect(readHtmlText("Before. <script>if (a) alert(1)").text).toBe("Before.");
  });
});

describe("characters are those that were meant", () => {
  test.each([
    ["the quotation marks of Windows as numbers", "Don&#146;t &#147;go&#148; &#x92;&#133;", "Don’t “go” ’…"],
    ["the same as controls", "Don\u0092t \u0093go\u0094 \u0096 \u0080 5", "Don’t “go” – € 5"],
    ["the halves of an emoji", "&#55357;&#56832; &#xD83D;&#xDE00; &#xd83d;&#56832;", "😀 😀 😀"],
    ["what is encoded twice", "AT&amp;amp;T &amp;rsquo;s &amp;#8217;s", "AT&T ’s ’s"],
    [
      "markup that is encoded twice",
      "&lt;p&gt;Tugs leave.&lt;/p&gt;&lt;p&gt;So do ships.&lt;/p&gt;",
      "Tugs leave.\n\nSo do ships.",
    ],
    ["both", "&lt;p&gt;AT&amp;amp;T&amp;#8217;s&lt;br/&gt;tugs&lt;/p&gt;", "AT&T’s\ntugs"],
    ["half a pair alone", "a &#55357; b", "a \ufffd b"],
    ["signs of mathematics", "5 < 6 and 7 > 6", "5 < 6 and 7 > 6"],
  ])("%s", (_, html, text) => expect(readHtmlText(html).text).toBe(text));

  test("tags that an article of real paragraphs talks about stay", () => {
    const html = "<p>Write &lt;b&gt;bold&lt;/b&gt; to make it bold.</p>";
    expect(readHtmlText(html).text).toBe("Write <b>bold</b> to make it bold.");
  });

  test("a name from a form of Windows is what it looked like there", () => {
    expect(cleanLine("O\u0092Brien")).toBe("O’Brien");
  });
});

test("any text at all is read, and reading it again changes nothing but what was encoded", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "<iframe>",
      "</iframe>",
      "<script src=x>",
      "&#55357;",
      "&#56832;",
      "&amp;",
      "lt;",
      "<p>",
      "\u0092",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { text } = readHtmlText(pieces.join(""));
      expect(text).toBe(text.trim());
      expect(text.isWellFormed()).toBe(true);
    }),
  );
});

test.each([
  ["=?utf-8?B?Q2Fmw6k=?= opens", "Café opens"],
  ["=?UTF-8?Q?Caf=C3=A9_opens?=", "Café opens"],
  ["=?big5?B?tOQ=?= =?big5?B?pGo=?=", "港大"],
  ["=?nonsense?B?tOQ=?=", "=?nonsense?B?tOQ=?="],
  ["what=?this", "what=?this"],
])("a headline in the manner of mails, %s", (line, text) => expect(withoutEncodedWords(line)).toBe(text));
