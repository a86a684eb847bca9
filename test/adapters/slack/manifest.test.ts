import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { manifestFor, noFeatures, type SlackFeatures } from "../../../adapters/slack/manifest.ts";
import { checkAgainstType } from "../../servers/schema.ts";

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("adapters/slack/manifest.json"));

test("the manifest has the shape that Slack documents", () => {
  const faults = checkAgainstType("@slack/web-api", "Manifest");
  expect(faults(manifest)).toEqual([]);
  expect(faults({ ...manifest, settings: { socket_mode_enabled: "yes" } })).not.toEqual([]);
});

test("every scope the manifest asks for is explained, and no other", () => {
  const explained = [...read("docs/slack.md").matchAll(/^\| `([a-z_:]+)` \|/gm)].map((match) => match[1]);
  expect(explained.toSorted()).toEqual(manifest.oauth_config.scopes.bot.toSorted());
});

test("the manifest asks for no files, no administration, no other people's messages and no e-mail addresses", () => {
  expect(manifest.oauth_config.scopes.bot.join(" ")).not.toMatch(/files|admin|mpim|email/);
  expect(manifest.settings.event_subscriptions.bot_events).toEqual([
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_id_changed",
    "channel_rename",
    "channel_unarchive",
    "group_rename",
    "group_unarchive",
    "member_joined_channel",
    "message.im",
    "tokens_revoked",
  ]);
});

describe("a manifest for more", () => {
  const all: SlackFeatures = { agent: true, unfurl: ["news.example"], steps: true };

  test("is the usual one if nothing is switched on", () => {
    expect(manifestFor(noFeatures)).toEqual(manifest);
  });

  test.each<[Partial<SlackFeatures>, string[], string[]]>([
    [{ agent: true }, ["assistant:write"], ["app_context_changed"]],
    [
      { unfurl: ["news.example"] },
      ["links:read", "links:write"],
      ["entity_details_requested", "link_shared"],
    ],
    [{ steps: true }, [], ["function_executed"]],
  ])("with %j asks for its own scopes and events alone", (features, scopes, events) => {
    const more = manifestFor({ ...noFeatures, ...features });
    const added = (now: string[], before: string[]) => now.filter((one) => !before.includes(one));
    expect(added(more.oauth_config.scopes.bot, manifest.oauth_config.scopes.bot)).toEqual(scopes);
    const subscribed = more.settings.event_subscriptions.bot_events;
    expect(added(subscribed, manifest.settings.event_subscriptions.bot_events)).toEqual(events);
  });

  test("has the shape that Slack documents", () => {
    const { features, ...rest } = manifestFor(all);
    // Newer than the SDK's types: docs.slack.dev/reference/app-manifest
    const { agent_view, rich_previews, ...known } = features;
    expect(checkAgainstType("@slack/web-api", "Manifest")({ ...rest, features: known })).toEqual([]);
    expect({ agent_view, rich_previews }).toMatchObject({
      agent_view: { agent_description: expect.any(String) },
      rich_previews: { is_active: true, entity_types: ["slack#/entities/content_item"] },
    });
  });

  test("keeps within the limits of an agent's description and prompts", () => {
    const { agent_description, suggested_prompts } = manifestFor(all).features.agent_view ?? {};
    expect(agent_description?.length).toBeLessThanOrEqual(300);
    expect(suggested_prompts?.length).toBeLessThanOrEqual(4);
  });

  test("asks for nothing that the page on Slack does not explain", () => {
    const page = read("docs/slack.md");
    const { oauth_config, settings } = manifestFor(all);
    const named = [...oauth_config.scopes.bot, ...settings.event_subscriptions.bot_events];
    const usual: string[] = manifest.settings.event_subscriptions.bot_events;
    expect(named.filter((name) => !usual.includes(name) && !page.includes(`\`${name}\``))).toEqual([]);
  });
});
