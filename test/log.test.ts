import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("redacts secrets from the log, wherever a library's error carries them, and keeps the rest", async () => {
  const secrets = {
    SLACK_BOT_TOKEN: "xoxb-1-very-secret",
    SLACK_SIGNING_SECRET: "signed-very-secret",
    DISCORD_TOKEN: "discord.very.secret",
    SLACK_INSTALLATIONS_KEY: "a2V5LXZlcnktc2VjcmV0",
    PLAYGROUND_PASSWORD: "playground-very-secret",
    DATABASE_URL: "postgres://newsdesk:database-very-secret@127.0.0.1/newsdesk",
    SEARCH_URL: "https://newsdesk:search%21very-secret@127.0.0.1:9200 https://127.0.0.2:9200",
  };
  const program = `
    import { createLog } from "./src/log.ts";
    const all = Object.values(process.env).filter((value) => /secret|a2V5/.test(value));
    const cause = Object.assign(new Error("refused " + all.join()), { request: { headers: { cookie: all } } });
    createLog("info").error({ err: new Error("posting failed", { cause }), config: { token: "unheard-of" } }, "not sent");
  `;
  const { stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
    env: { PATH: process.env.PATH, ...secrets },
  });
  expect(JSON.parse(stderr)).toMatchObject({
    msg: "not sent",
    err: { message: expect.stringContaining("posting failed") },
  });
  expect(stderr).toContain("postgres://newsdesk:[secret]@127.0.0.1/newsdesk");
  expect(stderr).not.toMatch(/very.secret|a2V5|unheard-of/);
});
