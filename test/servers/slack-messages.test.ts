import type { KnownBlock } from "@slack/types";
import { describe, expect, test } from "vitest";
import { slackLimits } from "./slack-block-limits.ts";
import { messageFaults, type OutgoingMessage } from "./slack-rules.ts";

// Which messages the loopback Slack refuses: the tests of the views rely on it.

const plain = (text: string) => ({ type: "plain_text" as const, text });
const button = (more: object = {}) => ({
  type: "button",
  text: plain("Next"),
  action_id: "a",
  value: "x",
  ...more,
});
const actions = (...elements: object[]) => ({ type: "actions", elements }) as KnownBlock;
const mrkdwn = (text: string): KnownBlock => ({ type: "section", text: { type: "mrkdwn", text } });
const words = (text: string): KnownBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
const link = (url: string): KnownBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "link", url, text: "x" }] }],
});
const row = (count: number) =>
  actions(...Array.from({ length: count }, (_, id) => button({ action_id: `${id}` })));

describe("a message is refused", () => {
  test.each<[string, OutgoingMessage, RegExp]>([
    ["with neither text nor blocks", { text: "" }, /no_text/],
    ["without text for screen readers", { blocks: [words("a")] }, /no text for/],
    ["with too long a text", { text: "a".repeat(slackLimits.text + 1) }, /^text/],
    ["with too many blocks", { text: "a", blocks: Array.from({ length: 51 }, () => words("a")) }, /^blocks/],
    ["with a block of an unknown type", { text: "a", blocks: [{ type: "poem" } as never] }, /constant/],
    [
      "with a field that Slack does not know",
      { text: "a", blocks: [{ ...words("a"), colour: 1 } as never] },
      /additional/,
    ],
    [
      "with markdown in a header",
      { text: "a", blocks: [{ type: "header", text: { type: "mrkdwn", text: "a" } } as never] },
      /header|constant/,
    ],
    [
      "with too long a header",
      { text: "a", blocks: [{ type: "header", text: plain("a".repeat(151)) }] },
      /^header text/,
    ],
    ["with an empty header", { text: "a", blocks: [{ type: "header", text: plain("") }] }, /^header text/],
    ["with too long a section", { text: "a", blocks: [mrkdwn("a".repeat(3_001))] }, /^text object/],
    [
      "with too much small print",
      { text: "a", blocks: [{ type: "context", elements: Array.from({ length: 11 }, () => plain("a")) }] },
      /^context/,
    ],
    ["with too many buttons", { text: "a", blocks: [row(26)] }, /^actions/],
    [
      "with too long a button",
      { text: "a", blocks: [actions(button({ text: plain("a".repeat(76)) }))] },
      /^button text/,
    ],
    [
      "with too long a value",
      { text: "a", blocks: [actions(button({ value: "a".repeat(2_001) }))] },
      /^button value/,
    ],
    ["with two buttons with one id", { text: "a", blocks: [actions(button(), button())] }, /action_id twice/],
    [
      "with two blocks with one id",
      {
        text: "a",
        blocks: [
          { ...words("a"), block_id: "b" },
          { ...words("a"), block_id: "b" },
        ],
      },
      /block_id twice/,
    ],
    ["with an empty element of rich text", { text: "a", blocks: [words("")] }, /^rich text/],
    ["with a link to a script", { text: "a", blocks: [link("javascript:alert(1)")] }, /no web address/],
    ["with an unescaped &", { text: "AT&T" }, /unescaped/],
    ["with an unescaped <", { text: "a", blocks: [mrkdwn("1 < 2")] }, /unescaped/],
    ["with half a link", { text: "a", blocks: [mrkdwn("<https://a.example|lab")] }, /broken/],
    ["with half an entity", { text: "R&am" }, /broken/],
    ["with half a character", { text: "a", blocks: [words("\ud83d")] }, /surrogate/],
    [
      "that is too long in all",
      { text: "a", blocks: Array.from({ length: 5 }, () => words("a".repeat(2_900))) },
      /^all texts/,
    ],
    ["with malformed metadata", { text: "a", metadata: { event_type: "x" } as never }, /event_payload/],
    [
      "with too much metadata",
      { text: "a", metadata: { event_type: "x", event_payload: { a: "a".repeat(9_000) } } },
      /^metadata/,
    ],
  ])("%s", (_, message, fault) => {
    expect(messageFaults(message).join("\n")).toMatch(new RegExp(fault.source, "m"));
  });

  test("but a well-formed one is accepted", () => {
    const blocks = [
      words("R&D <now>"),
      link("https://a.example/?a=1&b=2"),
      row(25),
      mrkdwn("<@U1> R&amp;D <!date^1^{date}|then>"),
    ];
    expect(messageFaults({ text: "R&amp;D", blocks })).toEqual([]);
  });
});
