import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import dotenv from "dotenv";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withVariables } from "../../src/cli/init/env-file.ts";
import { startDiscord } from "../servers/discord.ts";
import { startSlack } from "../servers/slack.ts";
import { run } from "../service/process.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  file = join(folder, ".env");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("newsdesk init tries each token, asks again for a refused one, and writes what passed", async () => {
  const [slack, discord] = [await startSlack(), await startDiscord()];
  const { botToken, appToken = "", apiUrl } = slack.credentials;
  await writeFile(file, "# mine\nTIME_ZONE=Asia/Taipei\nSLACK_BOT_TOKEN=\n", { mode: 0o644 });
  const typed = ["xoxb-mistyped", botToken, appToken, discord.token, ""].join("\n");
  const variables = { SLACK_API_URL: apiUrl, DISCORD_API_URL: discord.apiUrl };
  const { status, out, err } = await run("cli", ["init", file], variables, typed).ended;
  await Promise.all([slack.stop(), discord.stop()]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out).toMatch(/https:\/\/api\.slack\.com\/apps\?new_app=1&manifest_json=%7B/);
  expect(out).toContain("Slack refuses SLACK_BOT_TOKEN");
  expect(out).toContain("signed in to Newsroom");
  expect(out).toContain(`client_id=${discord.world.bot.id}`);
  expect(out).not.toContain(botToken);
  const text = await readFile(file, "utf8");
  expect(text.split("\n")[0]).toBe("# mine");
  expect(dotenv.parse(text)).toEqual({
    TIME_ZONE: "Asia/Taipei",
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    DISCORD_TOKEN: discord.token,
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect([...slack.posted, ...discord.violations]).toEqual([]);
});

test("without any answer no file is written", async () => {
  const { status, out } = await run("cli", ["init", file], {}, "\n\n").ended;
  expect(status).toBe(0);
  expect(out).toContain("Nothing to write");
  await expect(stat(file)).rejects.toThrow("ENOENT");
});

test("variables written to .env are read back the same, and other lines stay", () => {
  const secret = fc
    .string({ unit: "grapheme-ascii", minLength: 1 })
    .filter((text) => !/['\\]/.test(text) && text.trim() === text);
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("A_TOKEN", "B_TOKEN", "C_TOKEN"), secret), (variables) => {
      const before = "# a comment\nA_TOKEN=old\nOTHER='kept # as it is'";
      const after = dotenv.parse(withVariables(before, variables));
      expect(after).toEqual({ A_TOKEN: "old", OTHER: "kept # as it is", ...variables });
    }),
  );
});
