import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

const problems = (variables: Record<string, string>): string[] => {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems;
  }
};

describe("the environment", () => {
  test("needs nothing at all", () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 3000, dataDir: "data", corpusDir: "corpus" });
    expect(config.slack ?? config.discord).toBeUndefined();
    expect(config.timeZone).toBe(Temporal.Now.timeZoneId());
  });

  test("an empty line in .env is a variable that is not set", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "", PORT: " ", DISCORD_TOKEN: "" })).toEqual(readConfig({}));
  });

  test("reads all that .env.example names", () => {
    const config = readConfig({
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_APP_TOKEN: "xapp-1",
      SLACK_SIGNING_SECRET: "s",
      SLACK_API_URL: "http://127.0.0.1:1/api/",
      DISCORD_TOKEN: "d",
      DISCORD_API_URL: "http://127.0.0.1:2/api",
      PORT: "8080",
      NEWSDESK_DATA: "/var/lib/newsdesk",
      NEWSDESK_CORPUS: "/srv/articles",
      TIME_ZONE: "Asia/Taipei",
    });
    expect(config).toEqual({
      slack: {
        botToken: "xoxb-1",
        appToken: "xapp-1",
        signingSecret: "s",
        apiUrl: "http://127.0.0.1:1/api/",
      },
      discord: { token: "d", apiUrl: "http://127.0.0.1:2/api" },
      port: 8080,
      dataDir: "/var/lib/newsdesk",
      corpusDir: "/srv/articles",
      timeZone: "Asia/Taipei",
    });
  });

  test.each(["http://proxy/api", "http://proxy/api/", "http://proxy/api/v10", "http://proxy/api/v10/"])(
    "%s is Discord's address, with or without its version",
    (address) => {
      const config = readConfig({ DISCORD_TOKEN: "d", DISCORD_API_URL: address });
      expect(config.discord?.apiUrl).toBe("http://proxy/api");
    },
  );

  test.each([
    [{ PORT: "eighty" }, ["PORT"]],
    [{ PORT: "70000" }, ["PORT"]],
    [{ TIME_ZONE: "Taipei Standard" }, ["TIME_ZONE"]],
    [{ SLACK_BOT_TOKEN: "xapp-1", SLACK_APP_TOKEN: "xoxb-1" }, ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]],
    [{ SLACK_BOT_TOKEN: "xoxp-1", SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_BOT_TOKEN"]],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, ["SLACK_BOT_TOKEN"]],
    [{ SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_BOT_TOKEN"]],
    [{ DISCORD_API_URL: "discord.example" }, ["DISCORD_API_URL"]],
    [{ PORT: "x", SLACK_BOT_TOKEN: "xoxb-1" }, ["PORT", "SLACK_BOT_TOKEN"]],
    [{ PORT: "x", TIME_ZONE: "y", SLACK_API_URL: "ftp://z" }, ["SLACK_API_URL", "PORT", "TIME_ZONE"]],
  ])("%j is told by name, all problems at once", (variables, names) => {
    const told = problems(variables).map((line) => line.split(" ")[0]);
    expect(told).toEqual(names);
  });

  test("a problem never repeats a secret", () => {
    expect(problems({ SLACK_BOT_TOKEN: "xapp-secret" }).join()).not.toContain("secret");
  });
});
