import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { search } from "../../../../src/bot/commands/search/search.ts";
import { resolveContext } from "../../../../src/bot/request-context.ts";
import { labelled, message, type Newsroom, openNewsroom, titlesOf, wordsOf } from "../../newsroom.ts";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

describe("nothing found", () => {
  test("is one line, at most three headlines without passages, and buttons", async () => {
    const reply = await newsroom.ask("lighthouse geneva subsidy scarce ferry");
    if (reply.kind !== "results") throw new Error("no list");
    expect(reply.title).toMatch(/^Nothing matches “lighthouse geneva subsidy scarce ferry”/);
    expect(reply.notes).toEqual([]);
    expect(reply.entries).toHaveLength(3);
    for (const { passage, notes } of reply.entries) expect({ passage, notes }).toEqual({ notes: [] });
  });

  test("says nothing of other names that were searched in vain", async () => {
    const reply = await newsroom.ask("tsmc zeppelinwurst");
    expect(wordsOf(reply)).toBe("Nothing matches “tsmc zeppelinwurst”");
  });

  test("offers no headline that has only what is common", async () => {
    const reply = await newsroom.ask("chips zeppelinwurst glockenspiel");
    expect(wordsOf(reply)).toBe("Nothing matches “chips zeppelinwurst glockenspiel”");
    expect(titlesOf(reply)).toEqual([]);
  });
});

describe("a misspelt command", () => {
  test.each([
    ["setings", "settings"],
    ["serch micron", "search micron"],
  ])("%s is offered before all else, once, as %s", async (typed, meant) => {
    const reply = await newsroom.ask(typed);
    expect(reply.actions[0]).toMatchObject({ label: `Did you mean “${meant}”?`, command: meant });
    expect(reply.actions.filter(({ label }) => label.startsWith("Did you mean"))).toHaveLength(1);
  });

  test.each(["digset chips", "serch zeppelinwurst", "latset zeppelinwurst"])(
    "%s is not corrected to what would be no order, or find nothing",
    async (typed) => {
      const reply = await newsroom.ask(typed);
      expect(reply.actions.map(({ label }) => label).join()).not.toContain("Did you mean");
    },
  );

  test("of a search that finds nothing, a correction is offered only if it finds something", async () => {
    for (const typed of ["zeppelinwurst", "micorn zeppelinwurst", "chps tarifs genva"]) {
      const meant = (await newsroom.ask(typed)).actions.find(({ label }) => label.startsWith("Did you mean"));
      if (meant) expect(titlesOf(await newsroom.press(meant)).length).toBeGreaterThan(0);
    }
  });

  test("what was typed can be searched as it stands", async () => {
    const context = await resolveContext(message(""), newsroom.deps);
    const listing = { text: "chips", page: 1, cut: false, said: "news on chips please" };
    const reply = await search.run(listing, context, newsroom.deps);
    expect(labelled(reply, "Search exactly this")?.command).toBe("search news on chips please");
  });
});

test("what only its dates keep from being found is offered without them", async () => {
  const reply = await newsroom.ask("lighthouse since:1d until:today");
  expect(wordsOf(reply)).toContain("Nothing matches “lighthouse”");
  const anyDate = labelled(reply, "At any time: 1 story");
  expect(anyDate?.command).toBe("search lighthouse");
  expect(titlesOf(await newsroom.press(anyDate))).toEqual(["Lighthouse opens to visitors"]);
  const nowhere = await newsroom.ask("zeppelin since:1d");
  expect(nowhere.actions.map(({ label }) => label)).toEqual(["Newest stories", "Not what I meant"]);
});

test("a misspelt command has the command alone, and no headlines", async () => {
  const reply = await newsroom.ask("setings");
  expect(titlesOf(reply)).toEqual([]);
  expect(reply.actions[0]?.label).toBe("Did you mean “settings”?");
});

test("a slip of the key in an order that is plain otherwise is no matter: what changes something asks first", async () => {
  const [yes] = (await newsroom.ask("digset on 8am")).actions;
  expect(yes).toMatchObject({ label: "Yes", command: expect.stringMatching(/^digest on 08:00 /) });
});

test("a phrase is quoted once", async () => {
  expect(wordsOf(await newsroom.ask('"no such phrase"'))).toContain("Nothing matches “no such phrase”");
});
