import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAutocomplete } from "../../src/bot/autocomplete.ts";
import type { Completable } from "../../src/chat/message.ts";
import { message, type Newsroom, openNewsroom } from "./newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const typed = (completes: Completable, text: string) => message(text, { kind: "complete", completes });

describe("sources and sections are offered as their articles spell them", () => {
  test.each<[Completable, string, string[]]>([
    ["source", "", ["Island Daily", "Lake Wire", "島嶼日報"]],
    ["source", "lake", ["Lake Wire"]],
    ["source", "WIRE", ["Lake Wire"]],
    ["section", "bus", ["Business"]],
    ["source", "nobody", []],
  ])("%s for %j: %j", async (completes, text, names) => {
    const complete = createAutocomplete(newsroom.deps);
    const choices = names.map((name) => ({ label: name, value: name }));
    expect(await complete(typed(completes, text))).toEqual(choices);
    expect(await complete(typed(completes, text))).toEqual(choices);
  });

  test("and filter as they are spelt", async () => {
    const [source] = await createAutocomplete(newsroom.deps)(typed("source", "lake"));
    const reply = await newsroom.ask(`search source:"${source?.value}" chips`);
    expect(reply.kind === "results" && reply.entries.map((entry) => entry.source)).toEqual(["Lake Wire"]);
  });
});

test("a mute is offered by its number and its words", async () => {
  await newsroom.ask("mute golf");
  const complete = createAutocomplete(newsroom.deps);
  expect(await complete(typed("mute", "go"))).toEqual([{ label: "1. golf", value: "1" }]);
});

test.each<[Completable, string]>([
  ["query", "chip"],
  ["zone", "taipei"],
])("%s is completed without the database, because every keystroke asks", async (completes, text) => {
  const broken = () => Promise.reject(new Error("the database was asked"));
  const { memory, preferences } = newsroom.deps;
  const complete = createAutocomplete({
    ...newsroom.deps,
    memory: { ...memory, lastList: broken },
    preferences: { ...preferences, of: broken },
  });
  expect((await complete(typed(completes, text))).length).toBeGreaterThan(0);
});
