import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

// Many test files run in one worker, one after the other, with the same modules.

const root = import.meta.dirname;
const files = globSync("**/*.ts", { cwd: root });
const forEachFile = ["setup.ts", "opensearch/each-file.ts"];

const having = (pattern: RegExp, among: string[]): string[] =>
  among.filter((file) => pattern.test(readFileSync(join(root, file), "utf8")));

test("what test files share registers nothing as it is loaded, which is once: it would hold for the first alone", () => {
  const shared = files.filter((file) => !file.endsWith(".test.ts"));
  expect(having(/^(?:before|after)(?:Each|All)\(/m, shared).toSorted()).toEqual(forEachFile.toSorted());
});

test("no module is replaced for one file, since others have it already: what differs is passed in", () => {
  expect(having(/\bvi\.(?:do)?mock\(/i, files)).toEqual([]);
});
