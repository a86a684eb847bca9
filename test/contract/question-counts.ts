import { expect, test } from "vitest";
import type { Storage } from "../../src/storage/storage.ts";

const dayMs = 86_400_000;
const monday = Date.UTC(2026, 10, 23);

/** What every store of the counted questions promises. `open` gives an empty one. */
export function questionCountsContract(open: () => Promise<Storage>): void {
  test("counts by day and outcome", async () => {
    const { questions } = await open();
    await questions.add("found", "tsmc", monday + 1);
    await questions.add("found", "micron", monday + dayMs - 1);
    await questions.add("nothing", "hantavirus", monday + dayMs);
    expect(await questions.perDay(monday + 5)).toEqual([
      { day: monday, outcome: "found", questions: 2 },
      { day: monday + dayMs, outcome: "nothing", questions: 1 },
    ]);
    expect(await questions.perDay(monday + dayMs)).toHaveLength(1);
  });

  test("names what most questions that went wrong were about, and of the others no word", async () => {
    const { questions } = await open();
    for (const words of ["Hantavirus", "barbie movie", " hantavirus"])
      await questions.add("nothing", words, monday);
    await questions.add("nothing", "hantavirus", monday + dayMs);
    await questions.add("found", "tsmc", monday);
    const wanted = [
      { words: "hantavirus", questions: 3 },
      { words: "barbie movie", questions: 1 },
    ];
    expect(await questions.commonest("nothing", monday, 5)).toEqual(wanted);
    expect(await questions.commonest("nothing", monday, 1)).toEqual(wanted.slice(0, 1));
    expect(await questions.commonest("found", monday, 5)).toEqual([]);
  });

  test.each(["x".repeat(81), "who is sam@example.com", "https://example.com/a", "call 0912345678"])(
    "counts %s without its words",
    async (words) => {
      const { questions } = await open();
      await questions.add("nothing", words, monday);
      expect(await questions.commonest("nothing", monday, 5)).toEqual([]);
      expect(await questions.perDay(monday)).toEqual([{ day: monday, outcome: "nothing", questions: 1 }]);
    },
  );

  test("keeps a thousand different words of a day, and counts the others", async () => {
    const { questions } = await open();
    for (let asked = 0; asked < 1_005; asked++) await questions.add("unmeant", `word ${asked}`, monday);
    await questions.add("unmeant", "another day", monday + dayMs);
    expect(await questions.commonest("unmeant", monday, 2_000)).toHaveLength(1_001);
    expect(await questions.perDay(monday)).toMatchObject([{ questions: 1_005 }, { questions: 1 }]);
  });

  test("forgets the days before a moment", async () => {
    const { questions } = await open();
    await questions.add("found", "", monday);
    await questions.add("found", "", monday + dayMs);
    await questions.prune(monday + dayMs + 7);
    expect(await questions.perDay(0)).toEqual([{ day: monday + dayMs, outcome: "found", questions: 1 }]);
  });
}
