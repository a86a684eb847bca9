import { beforeAll, describe, expect, test } from "vitest";
import { render } from "../../../../adapters/discord/views/render.ts";
import type { Reply } from "../../../../src/chat/reply.ts";
import { digest, entry, notice } from "../../../contract/replies.ts";
import { componentsIn, prepareRules } from "../../../servers/discord-rules.ts";

beforeAll(() => void prepareRules());

const contents = (reply: Reply): string[] =>
  componentsIn(render(reply).components).flatMap(({ content }) =>
    typeof content === "string" ? [content] : [],
  );
const typesIn = (reply: Reply) => componentsIn(render(reply).components).map(({ type }) => type);
const [row, gallery] = [1, 12];

describe("a digest of ten with pictures", () => {
  const ten = digest(
    "Friday",
    Array.from({ length: 10 }, (_, at) =>
      entry(`a${at}`, `Story ${at}`, {
        url: `https://paper.example/${at}`,
        passage: { text: "More of it.", marks: [] },
        image: { url: `https://paper.example/${at}.jpg`, width: 1_200, height: 630 },
        actions: [{ label: "Read", command: `read a${at}` }],
      }),
    ),
  );

  test("is ten headlines with one line each, one lead picture and one menu", () => {
    expect(typesIn(ten)).toEqual([17, 10, gallery, ...Array(10).fill(10), row, 3]);
    expect(contents(ten).slice(1)).toEqual(
      Array.from(
        { length: 10 },
        (_, at) =>
          `**${at + 1}\\. [Story ${at}](https://paper.example/${at})**\n-# Island Daily · <t:1795138200:R>`,
      ),
    );
  });

  test("has an accent colour, which a line of text has not", () => {
    const colourOf = (reply: Reply) => render(reply).components[0].accent_color;
    expect(colourOf(ten)).toBeGreaterThan(0);
    expect(colourOf(notice("x"))).toBeUndefined();
  });

  test("leads with no small picture, and with none from far below", () => {
    const small = { url: "https://paper.example/s.jpg", width: 120, height: 120 };
    const entries = ten.entries.map((one, at) => (at < 3 ? { ...one, image: small } : one));
    expect(typesIn({ ...ten, entries })).not.toContain(gallery);
  });
});
