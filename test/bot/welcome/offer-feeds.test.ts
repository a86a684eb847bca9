import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Feed, NewFeed } from "../../../src/ingest/feeds/feed.ts";
import { labelled, message, type Newsroom, openNewsroom, wordsOf } from "../newsroom.ts";

const demo = "These stories are only a demo.";
const operator = { user: message("").user };
const other = { user: { ...operator.user, user: "u2" } };

let newsroom: Newsroom;
let listed: Feed[];
let noted: NewFeed[];

const open = async (stories?: []) => {
  newsroom = await openNewsroom(stories);
  [listed, noted] = [[], []];
  const note = async (feeds: NewFeed[]) => {
    noted.push(...feeds);
    return feeds.map(({ url, title }) => ({ url, title, rules: [] }) as unknown as Feed);
  };
  const add = async (address: string) => {
    noted.push({ url: address });
    return { feed: { url: address, title: "Quay", rules: [] }, articles: 3, outcome: "read" };
  };
  newsroom.deps.feeding = {
    ...{ operators: ["test:u1"], isDemo: async () => true },
    feedService: { list: async () => listed, note, add } as never,
    packs: async () => [
      { name: "science", feeds: [{ url: "https://a.example/feed", title: "Atoms" }] },
      { name: "world", feeds: [] },
    ],
  };
};
afterEach(() => newsroom.close());

describe("with the demo alone", () => {
  beforeEach(() => open());

  test("an operator's first answer offers to add feeds, the next of the day do not", async () => {
    const first = await newsroom.ask("chips");
    expect(wordsOf(first)).toContain(demo);
    expect(labelled(first, "Add feeds")?.command).toBe("feeds add");
    expect(labelled(await newsroom.ask("chips"), "Add feeds")).toBeUndefined();
    newsroom.clock.now += 86_400_000;
    expect(labelled(await newsroom.ask("help"), "Add feeds")).toBeDefined();
  });

  test("a direct message offers it as well, a public answer and a pressed button do not", async () => {
    const said = { kind: "mention" as const, ...operator };
    expect(labelled(await newsroom.ask("chips", said), "Add feeds")).toBeUndefined();
    expect(labelled(await newsroom.ask("latest", { kind: "action" }), "Add feeds")).toBeUndefined();
    expect(labelled(await newsroom.ask("chips", { kind: "direct" }), "Add feeds")).toBeDefined();
  });

  test("nobody else is offered it", async () => {
    const answer = await newsroom.ask("chips", other);
    expect(wordsOf(answer)).not.toContain(demo);
    expect(labelled(answer, "Add feeds")).toBeUndefined();
  });

  test.each<[string, () => void]>([
    ["with feeds", () => listed.push({} as Feed)],
    [
      "with articles of one's own",
      () => Object.assign(newsroom.deps.feeding ?? {}, { isDemo: async () => false }),
    ],
  ])("%s it is not offered", async (_, change) => {
    change();
    expect(labelled(await newsroom.ask("chips"), "Add feeds")).toBeUndefined();
  });

  test("the form adds a feed, or a pack, and says what is missing", async () => {
    const form = await newsroom.form("feeds add", { kind: "action" });
    expect(form.fields.map(({ name }) => name)).toEqual(["address", "pack"]);
    const submit = (values: Record<string, string[]>) =>
      newsroom.answer("feeds add", { kind: "submit", values });
    expect(await submit({})).toMatchObject({
      kind: "form",
      errors: { address: expect.stringContaining("Give") },
    });
    expect(await submit({ address: ["a.example"], pack: ["science"] })).toMatchObject({ kind: "form" });
    expect(noted).toEqual([]);
    expect(await submit({ pack: ["science"] })).toMatchObject({
      lines: [expect.stringContaining("Added: Atoms")],
    });
    expect(await submit({ address: ["b.example"] })).toMatchObject({
      lines: [expect.stringContaining("Quay is added with 3 articles")],
    });
    expect(noted.map(({ url }) => url)).toEqual(["https://a.example/feed", "b.example"]);
  });

  test("a pack is added by a command, a second time it is known, and an unknown one is told with the known", async () => {
    expect(wordsOf(await newsroom.ask("feeds pack science"))).toContain("Added: Atoms.");
    expect(wordsOf(await newsroom.ask("feeds pack world"))).toContain("All feeds of that pack are there");
    expect(wordsOf(await newsroom.ask("feeds pack sport"))).toMatch(/no pack “sport”.*feeds pack science/);
  });

  test("the form is for operators alone", async () => {
    const answer = await newsroom.ask("feeds add", other);
    expect(wordsOf(answer)).toContain("Only the operators");
  });
});

test("without any article every answer to an operator offers it, in place of the shell's command", async () => {
  await open([]);
  for (let times = 0; times < 2; times++) {
    const answer = await newsroom.ask("chips");
    expect(labelled(answer, "Add feeds")?.style).toBe("primary");
    expect(wordsOf(answer)).not.toContain("newsdesk import");
  }
  expect(wordsOf(await newsroom.ask("chips", other))).toContain("There are no articles yet");
});
