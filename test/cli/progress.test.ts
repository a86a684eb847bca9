import { expect, test } from "vitest";
import { createProgressBar, progressLine } from "../../src/cli/progress.ts";

test.each([
  [{ bytes: 0, ofBytes: 10, articles: 0 }, `${"░".repeat(30)}   0 %  0 articles`],
  [{ bytes: 5, ofBytes: 10, articles: 1_234 }, `${"█".repeat(15)}${"░".repeat(15)}  50 %  1,234 articles`],
  [{ bytes: 10, ofBytes: 10, articles: 2_000 }, `${"█".repeat(30)} 100 %  2,000 articles`],
  [{ bytes: 0, ofBytes: 0, articles: 0 }, `${"█".repeat(30)} 100 %  0 articles`],
])("%j", (progress, line) => expect(progressLine(progress)).toBe(line));

test("a progress bar is drawn and cleared on a terminal, and left out of a log file", () => {
  const drawOn = (isTTY: boolean) => {
    let written = "";
    const write = (text: string) => {
      written += text;
    };
    const bar = createProgressBar({ isTTY, write });
    bar.show({ bytes: 5, ofBytes: 10, articles: 1 });
    bar.clear();
    return written;
  };
  expect(drawOn(true)).toContain("50 %  1 article\r\u001b[K");
  expect(drawOn(false)).toBe("");
});
