import { beforeAll, describe, expect, test } from "vitest";
import { render } from "../../../../adapters/discord/views/render.ts";
import type { PostStyle } from "../../../../src/chat/posts/post-style.ts";
import { digest, entry } from "../../../contract/replies.ts";
import { componentsIn, faultsOfMessage, prepareRules } from "../../../servers/discord-rules.ts";

beforeAll(() => void prepareRules());

const stories = Array.from({ length: 6 }, (_, at) =>
  entry(`a${at}`, `Story ${at}`, {
    url: `https://paper.example/${at}`,
    passage: { text: `More of story ${at}.`, marks: [] },
    image: { url: `https://paper.example/${at}.jpg`, width: 1_200, height: 630 },
    actions: [{ label: "Read", command: `read a${at}` }],
  }),
);
const shown = (style: PostStyle | undefined, entries = stories) =>
  render(digest("Friday", entries, { style })).components;
const contents = (style: PostStyle | undefined) =>
  componentsIn(shown(style)).flatMap(({ content }) => (typeof content === "string" ? [content] : []));
const count = (style: PostStyle | undefined, type: number) =>
  componentsIn(shown(style)).filter((part) => part.type === type).length;
const [thumbnail, gallery] = [11, 12];

describe("a digest of six", () => {
  test("compact is one text, a line a story, with one lead picture", () => {
    const [head, list, ...more] = contents({ length: "compact" });
    expect(head).toBe("### Friday");
    expect(list?.split("\n")).toEqual(
      stories.map(
        ({ id }, at) =>
          `**${at + 1}\\. [Story ${at}](https://paper.example/${id.slice(1)})** · Island Daily · <t:1795138200:R>`,
      ),
    );
    expect(more).toEqual([]);
    expect([count({ length: "compact" }, gallery), count({ length: "compact" }, thumbnail)]).toEqual([1, 0]);
  });

  test("in full has the text and the picture of each story", () => {
    expect(contents({ length: "full" }).filter((text) => text.includes("More of story"))).toHaveLength(6);
    expect([count({ length: "full" }, gallery), count({ length: "full" }, thumbnail)]).toEqual([0, 6]);
  });

  test("as usual has neither the text nor a gap less", () => {
    expect(contents(undefined).some((text) => text.includes("More of story"))).toBe(false);
    expect(contents(undefined)).toHaveLength(7);
  });

  test("begins with the ping and the curator's line, in which nothing is markup", () => {
    const style = { intro: "# Hi @everyone **all**", ping: { id: "42", name: "@News" } };
    expect(contents(style)[0]).toBe("<@&42> \\# Hi \\@everyone \\*\\*all\\*\\*\n### Friday");
    expect(contents({ intro: "# Hi" })[0]).toBe("\\# Hi\n### Friday");
    expect(render(digest("Friday", stories, { style })).ping).toBe("42");
    expect(render(digest("Friday", stories, { style: { ping: "nobody" } })).ping).toBeUndefined();
  });

  test.each<PostStyle>([{ length: "compact", intro: "字".repeat(200) }, { length: "full" }])(
    "%j is valid, with as many stories as there can be",
    (style) => {
      const many = Array.from(
        { length: 20 },
        (_, at) => ({ ...stories[0], id: `b${at}` }) as (typeof stories)[0],
      );
      expect(faultsOfMessage({ components: shown(style, many), flags: 1 << 15 })).toEqual([]);
    },
  );
});
