import { readFile } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { manifest } from "../../src/cli/inspect/manifest.ts";
import { UsageError } from "../../src/cli/verb.ts";
import { readConfig } from "../../src/config.ts";

/** What is printed with these variables; no token is set yet when an app is made. */
async function printed(variables: Record<string, string>): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    expect(await manifest.run([], readConfig(variables))).toBe(0);
    return log.mock.calls.flat().join("\n");
  } finally {
    log.mockRestore();
  }
}

test("newsdesk manifest prints the usual manifest, and with a feature the one for it", async () => {
  const usual = JSON.parse(await readFile("adapters/slack/manifest.json", "utf8"));
  expect(JSON.parse(await printed({}))).toEqual(usual);
  const more = JSON.parse(await printed({ SLACK_UNFURL: "news.example", SLACK_STEPS: "on" }));
  expect(more.features.unfurl_domains).toEqual(["news.example"]);
  expect(Object.values(more.functions).map((one) => (one as { title: string }).title)).toEqual([
    "Search the news",
    "Post a digest",
  ]);
  await expect(manifest.run(["slack"], readConfig({}))).rejects.toThrow(UsageError);
});
