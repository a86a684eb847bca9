import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseCommand } from "../../../../src/bot/parse-command.ts";
import { type Newsroom, openNewsroom, titlesOf, wordsOf } from "../../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const micron = "Micron waits for its chips subsidy";

describe("words in story: name a story", () => {
  test.each([
    ["read story:micron subsidy", micron],
    ["read story:micorn subsidy", micron],
    ["share story:lighthouse", "Lighthouse opens to visitors"],
    ["read story:ferry", "Ferry to the islands runs again"],
    ["read story: 台積電 量產", "台積電二奈米晶片量產"],
  ])("%s", async (text, title) => {
    expect(titlesOf(await newsroom.ask(text))).toEqual([title]);
  });

  test("the same for related and why", async () => {
    expect(wordsOf(await newsroom.ask("related story:micron subsidy"))).toContain(`Related to “${micron}”`);
    expect(wordsOf(await newsroom.ask("why story:micron subsidy"))).toContain(`Why “${micron}”?`);
  });

  test("a number in it counts in the last list, an id is an id", async () => {
    const list = await newsroom.ask("search chips");
    const second = titlesOf(list)[1];
    const id = list.kind === "results" ? list.entries[1]?.id : undefined;
    expect(titlesOf(await newsroom.ask("read story:2"))).toEqual([second]);
    expect(titlesOf(await newsroom.ask(`read story:${id}`))).toEqual([second]);
  });
});

describe("where several may be meant", () => {
  test("it asks which, and each button does what was asked for", async () => {
    const choice = await newsroom.ask("share story:chips");
    expect(choice).toMatchObject({
      kind: "results",
      title: "Which story is “chips”?",
      visibility: "private",
    });
    const [first] = choice.kind === "results" ? choice.entries : [];
    expect(first?.actions).toEqual([{ label: "Share", command: `share ${first?.id}` }]);
    expect(titlesOf(await newsroom.press(first?.actions[0]))).toEqual([first?.title.text]);
    expect(titlesOf(await newsroom.ask("read 2"))).toEqual([titlesOf(choice)[1]]);
  });

  test("where nothing matches, it says so", async () => {
    expect(wordsOf(await newsroom.ask("read story:zebra crossing"))).toContain("Nothing matches");
  });
});

test.each(["read the room", "read tsmc arizona", "share prices fall", "story:ferry"])(
  "%s without story: stays a search",
  (text) => {
    expect(parseCommand(text).name).toBe("search");
  },
);
