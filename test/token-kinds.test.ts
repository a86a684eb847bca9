import { expect, test } from "vitest";
import { unlikely, wrongKind } from "../src/token-kinds.ts";

const hex = "0123456789abcdef";

test.each([
  ["SLACK_BOT_TOKEN", "xoxb-1-2-abc", undefined],
  ["SLACK_APP_TOKEN", "xapp-1-A1-2-abc", undefined],
  ["SLACK_SIGNING_SECRET", hex.repeat(2), undefined],
  ["DISCORD_TOKEN", "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs", undefined],
  ["SLACK_BOT_TOKEN", "xapp-1-A1-2-abc", /^is a Slack app-level token; the bot token begins with xoxb-/],
  ["SLACK_BOT_TOKEN", "xoxp-1-2", /a person's Slack token/],
  ["SLACK_BOT_TOKEN", "xoxe.xoxb-1-abc", /token rotation/],
  ["SLACK_BOT_TOKEN", "xoxc-1", /Slack's own clients/],
  ["SLACK_BOT_TOKEN", "https://hooks.slack.com/services/T0/B0/x", /a Slack webhook/],
  ["SLACK_BOT_TOKEN", hex.repeat(2), /a signing or client secret of Slack/],
  ["SLACK_BOT_TOKEN", "123456789012.123456789012", /a Slack client ID/],
  ["SLACK_APP_TOKEN", "xoxb-1-2-abc", /^is a Slack bot token; the app token begins with xapp-/],
  ["SLACK_APP_TOKEN", "A012ABCDEF", /a Slack app's ID/],
  ["SLACK_SIGNING_SECRET", "xoxb-1-2-abc", /a Slack bot token; the signing secret is 32 characters/],
  ["SLACK_SIGNING_SECRET", "123456789012.123456789012", /a Slack client ID/],
  ["DISCORD_TOKEN", hex.repeat(4), /a Discord public key; .*Reset Token/],
  ["DISCORD_TOKEN", "Abcdefghijklmnop_qrstuvwxyz-0123", /a Discord client secret/],
  ["DISCORD_TOKEN", "123456789012345678", /a Discord ID/],
  ["DISCORD_TOKEN", "https://discord.com/api/webhooks/1/x", /a Discord webhook/],
  ["DISCORD_TOKEN", "https://discord.com/oauth2/authorize?client_id=1", /a web address/],
  ["DISCORD_TOKEN", "xoxb-1-2-abc", /a Slack bot token/],
] as const)("%s: %s", (variable, value, told) => {
  const wrong = wrongKind(variable, value);
  if (told) expect(wrong).toMatch(told);
  else expect(wrong).toBeUndefined();
  expect(wrong ?? "").not.toContain(value);
});

test.each(["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DISCORD_TOKEN"])(
  "whatever else has not the shape of %s is unlikely to be one",
  (variable) => {
    expect(unlikely(variable, "swordfish")).toMatch(/^does not look like one; the/);
    expect(wrongKind(variable, "swordfish")).toBeUndefined();
  },
);
