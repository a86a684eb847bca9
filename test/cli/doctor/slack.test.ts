import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type SlackServer, startSlack } from "../../servers/slack.ts";
import { type DoctorInstallation, openInstallation, resultFor } from "./installation.ts";

const signingSecret = "0123456789abcdef0123456789abcdef";

let installation: DoctorInstallation;
beforeEach(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.remove());

describe("newsdesk doctor in Slack", () => {
  let slack: SlackServer;
  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.stop());

  const variables = () => ({
    SLACK_BOT_TOKEN: slack.credentials.botToken,
    SLACK_APP_TOKEN: slack.credentials.appToken,
    SLACK_API_URL: slack.credentials.apiUrl,
  });

  test("a working installation passes, and nothing is posted", async () => {
    const { status, results } = await installation.diagnose(variables());
    expect(status).toBe(0);
    const slacks = results.filter(({ part }) => part.startsWith("Slack"));
    expect(slacks.map(({ part, verdict }) => [part, verdict])).toEqual([
      ["Slack token", "pass"],
      ["Slack permissions", "pass"],
      ["Slack Socket Mode", "pass"],
    ]);
    expect([...slack.posted, ...slack.unexpected]).toEqual([]);
  });

  test("what is switched on is told if its permission is missing; the usual installation still works", async () => {
    const { status, results } = await installation.diagnose({
      ...variables(),
      ...{ SLACK_AGENT: "on", SLACK_UNFURL: "news.example" },
    });
    expect(status).toBe(0);
    const warned = results.filter(({ part, verdict }) => part.startsWith("Slack") && verdict === "warn");
    expect(warned.map(({ part }) => part)).toEqual([
      "Slack permissions",
      "Slack permissions: agent",
      "Slack permissions: links",
      "Slack permissions: cards",
    ]);
    expect([...slack.posted, ...slack.unexpected]).toEqual([]);
  });

  test.each<[string, object, string, RegExp]>([
    ["a refused bot token", { SLACK_BOT_TOKEN: "xoxb-revoked" }, "Slack token", /SLACK_BOT_TOKEN.*https/],
    ["a refused app token", { SLACK_APP_TOKEN: "xapp-revoked" }, "Slack Socket Mode", /SLACK_APP_TOKEN/],
    [
      "an address where nobody is",
      { SLACK_API_URL: "http://127.0.0.1:9/api/" },
      "Slack token",
      /does not answer/,
    ],
  ])("%s fails by name", async (_, wrong, part, detail) => {
    const { status, results } = await installation.diagnose({ ...variables(), ...wrong });
    expect(status).toBe(1);
    expect(resultFor(results, part)).toMatchObject({
      verdict: "fail",
      detail: expect.stringMatching(detail),
    });
  });

  test.each([
    ["chat:write", "fail"],
    ["channels:history", "warn"],
  ])("without the scope %s: %s", async (scope, verdict) => {
    slack.workspace.scopes.delete(scope);
    const { results } = await installation.diagnose(variables());
    expect(resultFor(results, "Slack permissions")).toMatchObject({
      verdict,
      detail: expect.stringContaining(scope),
    });
  });

  test.each([
    [signingSecret, "pass"],
    ["mistaken", "warn"],
  ])("over HTTP a signing secret such as %s: %s", async (secret, verdict) => {
    const { results } = await installation.diagnose({
      ...variables(),
      SLACK_APP_TOKEN: "",
      SLACK_SIGNING_SECRET: secret,
    });
    expect(resultFor(results, "Slack signing secret")).toMatchObject({ verdict });
  });

  test.each([
    ["C0GENERAL", "pass", /can be posted/],
    ["C0OUTSIDE", "fail", /\/invite/],
    ["C0ARCHIVE", "fail", /archived/],
  ])("a digest in %s: %s", async (channel, verdict, detail) => {
    await installation.setDigest({ platform: "slack", tenant: slack.workspace.team, channel });
    const { results } = await installation.diagnose(variables());
    expect(resultFor(results, `Slack channel ${channel}`)).toMatchObject({
      verdict,
      detail: expect.stringMatching(detail),
    });
  });
});
