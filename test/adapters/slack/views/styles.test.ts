import { describe, expect, test } from "vitest";
import { render } from "../../../../adapters/slack/views/render.ts";
import type { PostStyle } from "../../../../src/chat/posts/post-style.ts";
import { digest, entry } from "../../../contract/replies.ts";
import { readable } from "../../../servers/slack-reading.ts";
import { messageFaults } from "../../../servers/slack-rules.ts";

const stories = Array.from({ length: 6 }, (_, at) =>
  entry(`a${at}`, `Story ${at}`, {
    url: `https://paper.example/${at}`,
    passage: { text: `More of story ${at}.`, marks: [] },
    image: { url: `https://paper.example/${at}.jpg`, width: 1_200, height: 630 },
  }),
);
const shown = (style?: PostStyle, entries = stories) => render(digest("Friday", entries, { style }));
const types = (style?: PostStyle) => shown(style).blocks.map(({ type }) => type);

describe("a digest of six", () => {
  test("compact is one block of text, a line a story, below the lead picture", () => {
    expect(types({ length: "compact" })).toEqual(["header", "image", "rich_text"]);
    const lines = readable(shown({ length: "compact" }).blocks).split("\n");
    for (const at of stories.keys())
      expect(lines.some((line) => line.startsWith(`${at + 1}. Story ${at} · Island Daily`))).toBe(true);
  });

  test("in full has the text and the picture of each story, as usual neither", () => {
    const full = shown({ length: "full" }).blocks;
    expect(full.filter((block) => block.type === "section" && block.accessory)).toHaveLength(6);
    expect(readable(full).match(/More of story/g)).toHaveLength(6);
    expect(readable(shown().blocks)).not.toContain("More of story");
  });

  test("begins with the curator's line, in notifications too, and pings nobody", () => {
    const { text, blocks } = shown({ intro: "Hi <!channel> *all*", ping: { id: "42", name: "@News" } });
    expect(blocks[0]).toEqual({
      type: "rich_text",
      elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "Hi <!channel> *all*" }] }],
    });
    expect(text.startsWith("Hi &lt;!channel&gt; *all*\nFriday")).toBe(true);
    expect(JSON.stringify(blocks)).not.toContain("42");
  });

  test.each<PostStyle>([{ length: "compact", intro: "字".repeat(200) }, { length: "full" }])(
    "%j is valid, with as many stories as there can be",
    (style) => {
      const many = Array.from(
        { length: 20 },
        (_, at) => ({ ...stories[0], id: `b${at}` }) as (typeof stories)[0],
      );
      expect(messageFaults(shown(style, many))).toEqual([]);
    },
  );
});
