import { expect, test } from "vitest";
import { type CountedUnit, createProgress, progressLine } from "../../src/cli/progress.ts";

const articles: CountedUnit = ["article", "articles"];

test.each([
  [{ share: 0, count: 0 }, 0, `${"░".repeat(30)}   0 %  0 articles`],
  [{ share: 0.5, count: 1_234 }, 0, `${"█".repeat(15)}${"░".repeat(15)}  50 %  1,234 articles`],
  [{ share: 1, count: 1 }, 900, `${"█".repeat(30)} 100 %  1 article`],
  [
    { share: 0.25, count: 5_000 },
    10_000,
    `${"█".repeat(8)}${"░".repeat(22)}  25 %  5,000 articles, 500 a second, 0:30 left`,
  ],
  [
    { share: 0.1, count: 3 },
    600_000,
    `${"█".repeat(3)}${"░".repeat(27)}  10 %  3 articles, 0.0 a second, 1:30:00 left`,
  ],
])("%j after %i ms", (progress, elapsedMs, line) =>
  expect(progressLine(progress, articles, elapsedMs)).toBe(line),
);

/** What is written when the progress is shown once a second for so long. */
function written(isTTY: boolean, seconds: number): string {
  let text = "";
  let now = 0;
  const output = { isTTY, write: (more: string) => (text += more) };
  const bar = createProgress(articles, output, () => now);
  for (; now <= seconds * 1_000; now += 1_000) bar.show({ share: now / 30_000, count: now / 10 });
  bar.clear();
  return text;
}

test("a bar is redrawn in place in a terminal, and cleared in the end", () => {
  const drawn = written(true, 3).split("\r\u001b[K");
  expect(drawn).toHaveLength(6);
  expect(drawn.at(-2)).toContain("300 articles, 100 a second, 0:27 left");
  expect(drawn.at(-1)).toBe("");
});

test("without a terminal there is a line now and then, and none for short work", () => {
  expect(written(false, 9)).toBe("");
  expect(written(false, 25)).toBe(
    "33 %: 1,000 articles, 100 a second, 0:20 left\n66 %: 2,000 articles, 100 a second, 0:10 left\n",
  );
});
