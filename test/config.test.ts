import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig, variableNames } from "../src/config.ts";
import { parseAllowList } from "../src/ingest/fetch/allow-list.ts";

const problems = (variables: Record<string, string>): string[] => {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).problems;
  }
};

const manyWorkspaces = {
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "c",
  SLACK_SIGNING_SECRET: "s",
  SLACK_INSTALLATIONS_KEY: Buffer.alloc(32, 7).toString("base64"),
};

describe("the configuration", () => {
  test("for many workspaces takes the app's secrets and a 32-byte key, and no bot token", () => {
    const { slack } = readConfig(manyWorkspaces);
    expect(slack).toMatchObject({ signingSecret: "s", oauth: { clientId: "1.2", clientSecret: "c" } });
    expect(slack?.botToken).toBeUndefined();
    expect(slack?.oauth?.key).toEqual(new Uint8Array(32).fill(7));
  });

  test("reads where the search cluster is, and keeps user and password out of its addresses", () => {
    const { search } = readConfig({
      SEARCH_URL: "https://newsdesk:p%40ss%2F1@search-1.example:9200 https://search-2.example:9200",
      SEARCH_SHARDS: "6",
    });
    expect(search).toEqual({
      nodes: ["https://search-1.example:9200/", "https://search-2.example:9200/"],
      auth: { username: "newsdesk", password: "p@ss/1" },
      caFile: undefined,
      prefix: "newsdesk",
      shards: 6,
      replicas: undefined,
    });
    expect(readConfig({}).search).toBeUndefined();
  });

  test("needs no variable at all", () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 3000, dataDir: "data", corpusDir: "corpus" });
    expect(config.slack ?? config.discord).toBeUndefined();
    expect(config.timeZone).toBe(Temporal.Now.timeZoneId());
  });

  test("treats an empty variable in .env as not set", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "", PORT: " ", DISCORD_TOKEN: "" })).toEqual(readConfig({}));
  });

  test("reads the variables of .env.example", () => {
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
      FEEDS: "https://a.example/feed?x=1,2, https://b.example/\nhttp://c.example/rss",
      CONTACT: "news@a.example",
      FETCH_ALLOW: "127.0.0.1:8080",
      OPERATORS: "slack:U1, discord:2",
    });
    expect(config).toMatchObject({
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
      feeds: ["https://a.example/feed?x=1,2", "https://b.example/", "http://c.example/rss"],
      contact: "news@a.example",
      fetchAllow: "127.0.0.1:8080",
      operators: ["slack:U1", "discord:2"],
    });
  });

  test.each([
    [".env.example", /^#? ?([A-Z_]+)=/gm],
    ["docs/configuration.md", /^\| `([A-Z_]+)` \|/gm],
  ])("%s lists every variable, and no other", async (path, pattern) => {
    const text = await readFile(path, "utf8");
    const named = [...text.matchAll(pattern)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(variableNames.toSorted());
  });

  test.each<[Record<string, string>, number, boolean]>([
    [{}, 3000, true],
    [{ PLAYGROUND: "off" }, 3000, false],
    [{ WEB_HOST: "0.0.0.0" }, 3000, false],
    [{ WEB_PORT: "8080" }, 8080, true],
    [{ DISCORD_TOKEN: "d" }, 3000, false],
    [{ DISCORD_TOKEN: "d", PLAYGROUND: "on" }, 3000, true],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1", PORT: "4000" }, 4000, false],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s", PORT: "4000" }, 4001, false],
  ])("%j serves health at port %i; playground on: %s", (variables, port, playground) => {
    expect(readConfig(variables).web).toMatchObject({ port, playground });
  });

  test("switches nothing more on in Slack unless it is asked for", () => {
    expect(readConfig({}).slackFeatures).toEqual({ agent: false, unfurl: [], steps: false });
    const asked = {
      SLACK_AGENT: "on",
      SLACK_UNFURL: "News.example, daily.example news.example",
      SLACK_STEPS: "on",
    };
    const unfurl = ["news.example", "daily.example"];
    expect(readConfig(asked).slackFeatures).toEqual({ agent: true, unfurl, steps: true });
  });

  test.each<[Record<string, string>, unknown]>([
    [{}, "auto"],
    [{ SHARDS: "2" }, { ids: [0, 1], count: 2 }],
    [
      { SHARDS: "auto", SHARD_IDS: "1, 3 3", SHARD_COUNT: "4" },
      { ids: [1, 3], count: 4 },
    ],
  ])("%j gives the shards %j", (variables, shards) => {
    expect(readConfig({ DISCORD_TOKEN: "d", ...variables }).discord?.shards).toEqual(shards);
  });

  test.each(["http://proxy/api", "http://proxy/api/", "http://proxy/api/v10", "http://proxy/api/v10/"])(
    "%s works as Discord's base URL, with or without a version",
    (address) => {
      const config = readConfig({ DISCORD_TOKEN: "d", DISCORD_API_URL: address });
      expect(config.discord?.apiUrl).toBe("http://proxy/api");
    },
  );

  test.each([
    [{ PORT: "eighty" }, ["PORT"]],
    [{ PORT: "70000" }, ["PORT"]],
    [{ SLACK_AGENT: "yes" }, ["SLACK_AGENT"]],
    [{ SLACK_UNFURL: "https://news.example/" }, ["SLACK_UNFURL"]],
    [{ SLACK_UNFURL: "a.example b.example c.example d.example e.example f.example" }, ["SLACK_UNFURL"]],
    [{ SHARDS: "many" }, ["SHARDS"]],
    [{ SHARDS: "0" }, ["SHARDS"]],
    [{ SHARD_IDS: "0,1" }, ["SHARD_IDS"]],
    [{ SHARD_COUNT: "4" }, ["SHARD_IDS"]],
    [{ SHARD_IDS: "first", SHARD_COUNT: "4" }, ["SHARD_IDS"]],
    [{ SHARD_IDS: "3,4", SHARD_COUNT: "4" }, ["SHARD_IDS"]],
    [{ SHARD_IDS: "0", SHARD_COUNT: "4", SHARDS: "4" }, ["SHARDS"]],
    [{ DISCORD_GUILD: "my server" }, ["DISCORD_GUILD"]],
    [{ TIME_ZONE: "Taipei Standard" }, ["TIME_ZONE"]],
    [{ SLACK_BOT_TOKEN: "xapp-1", SLACK_APP_TOKEN: "xoxb-1" }, ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]],
    [{ SLACK_BOT_TOKEN: "xoxp-1", SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_BOT_TOKEN"]],
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, ["SLACK_BOT_TOKEN"]],
    [{ SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_BOT_TOKEN"]],
    [{ SLACK_CLIENT_ID: "1.2" }, ["SLACK_CLIENT_ID", "SLACK_CLIENT_ID", "SLACK_CLIENT_ID"]],
    [{ ...manyWorkspaces, SLACK_BOT_TOKEN: "xoxb-1" }, ["SLACK_BOT_TOKEN"]],
    [{ ...manyWorkspaces, SLACK_APP_TOKEN: "xapp-1" }, ["SLACK_APP_TOKEN"]],
    [{ ...manyWorkspaces, SLACK_INSTALLATIONS_KEY: "short" }, ["SLACK_INSTALLATIONS_KEY"]],
    [{ SLACK_MANAGERS: "nobody" }, ["SLACK_MANAGERS"]],
    [{ FEEDS: "https://a.example/ b.example" }, ["FEEDS"]],
    [{ RETENTION_ARTICLES: "7" }, ["RETENTION_ARTICLES"]],
    [{ RETENTION_DELIVERIES: "ever" }, ["RETENTION_DELIVERIES"]],
    [{ FETCH_ALLOW: "10.0.0.0/8 http://intranet/" }, ["FETCH_ALLOW"]],
    [{ DATABASE_URL: "mysql://host/newsdesk" }, ["DATABASE_URL"]],
    [{ SEARCH_URL: "search.example:9200" }, ["SEARCH_URL"]],
    [{ SEARCH_URL: "https://user:50%@search.example" }, ["SEARCH_URL"]],
    [{ SEARCH_PREFIX: "News" }, ["SEARCH_PREFIX"]],
    [{ SEARCH_SHARDS: "0", SEARCH_REPLICAS: "-1" }, ["SEARCH_SHARDS", "SEARCH_REPLICAS"]],
    [{ OPERATORS: "alice" }, ["OPERATORS"]],
    [{ OPERATORS: "slack:U1, slack:U1/T1" }, ["OPERATORS"]],
    [{ OPERATORS: "discord:the-server/1" }, ["OPERATORS"]],
    [{ DISCORD_API_URL: "discord.example" }, ["DISCORD_API_URL"]],
    [{ PLAYGROUND: "on", WEB_HOST: "0.0.0.0" }, ["PLAYGROUND_PASSWORD"]],
    [{ PLAYGROUND_PASSWORD: "short" }, ["PLAYGROUND_PASSWORD"]],
    [{ PORT: "x", SLACK_BOT_TOKEN: "xoxb-1" }, ["PORT", "SLACK_BOT_TOKEN"]],
    [{ PORT: "x", TIME_ZONE: "y", SLACK_API_URL: "ftp://z" }, ["SLACK_API_URL", "PORT", "TIME_ZONE"]],
  ])("%j: reports all problems at once, each with its variable", (variables, names) => {
    const reported = problems(variables).map((line) => line.split(" ")[0]);
    expect(reported).toEqual(names);
  });

  test.each([
    ["Tapei", 'TIME_ZONE is not an IANA time zone: "Tapei"; did you mean Asia/Taipei?'],
    ["New York", 'TIME_ZONE is not an IANA time zone: "New York"; did you mean America/New_York?'],
    ["Nowhere", 'TIME_ZONE is not an IANA time zone: "Nowhere"; try a name such as Asia/Taipei'],
  ])("%j as TIME_ZONE: the zone that was meant is named", (zone, problem) => {
    expect(problems({ TIME_ZONE: zone })).toEqual([problem]);
  });

  test.each(["", "intranet.example", "[::1]:80", "fd00::/8", "127.0.0.1:8080, 10.0.0.0/8\ta_b", "::1"])(
    "%j is accepted as FETCH_ALLOW",
    (hosts) => {
      expect(readConfig({ FETCH_ALLOW: hosts }).fetchAllow).toBe(hosts);
      expect(() => parseAllowList(hosts)).not.toThrow();
    },
  );

  test("an operator that cannot be read is named, with the forms that can", () => {
    expect(problems({ OPERATORS: "slack:U1, @alice" })).toEqual([
      expect.stringMatching(/^OPERATORS has @alice: write slack:U012ABCDEF.*slack:T012ABCDEF\/U012ABCDEF/),
    ]);
  });

  test("never repeats a secret in a problem", () => {
    expect(problems({ SLACK_BOT_TOKEN: "xapp-secret" }).join()).not.toContain("secret");
  });
});
