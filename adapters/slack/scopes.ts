import type { CheckResult } from "../../src/chat/check-result.ts";

import type { SlackFeatures } from "./manifest.ts";

/** A permission and what it is for. */
type ScopeUse = { feature: string; scope: string; vital?: boolean; off: string };

/** What each permission is for: without a vital one nothing works, without any other its feature is off. */
const usual: ScopeUse[] = [
  { feature: "commands", scope: "commands", vital: true, off: "/news and the menu of messages do nothing" },
  { feature: "posts", scope: "chat:write", vital: true, off: "nothing can be posted" },
  { feature: "mentions", scope: "app_mentions:read", off: "mentions are not received" },
  { feature: "direct messages", scope: "im:history", off: "direct messages are not received" },
  {
    feature: "people",
    scope: "users:read",
    off: "languages, zones and admins are not known: answers are in English, and only a channel's creator may set digests",
  },
  {
    feature: "public channels",
    scope: "channels:read",
    off: "creators are not known, so only admins may set digests, and home pages show people only what they set themselves",
  },
  {
    feature: "private channels",
    scope: "groups:read",
    off: "creators are not known, so only admins may set digests",
  },
  {
    feature: "looking up posts",
    scope: "channels:history",
    off: "after a crash Newsdesk cannot tell whether a digest that was on its way to a public channel arrived",
  },
  {
    feature: "looking up posts in private channels",
    scope: "groups:history",
    off: "after a crash Newsdesk cannot tell whether a digest that was on its way to a private channel arrived",
  },
];

const agent: ScopeUse = {
  feature: "agent",
  scope: "assistant:write",
  off: "the pane suggests nothing and its threads have no title; direct messages are answered as ever",
};
const unfurling: ScopeUse[] = [
  { feature: "links", scope: "links:read", off: "Slack does not tell of links, so none is shown as a card" },
  { feature: "cards", scope: "links:write", off: "no link can be shown as a card" },
];

/** Which permissions are missing, and each feature that is off without them. */
export function checkScopes(granted: string[], part: string, features: SlackFeatures): CheckResult[] {
  const needed = [
    ...usual,
    ...(features.agent ? [agent] : []),
    ...(features.unfurl.length > 0 ? unfurling : []),
  ];
  const remedy =
    needed.length > usual.length
      ? "paste what newsdesk manifest prints under App Manifest and install the app again"
      : "paste adapters/slack/manifest.json under App Manifest and install the app again";
  const lost = needed.filter(({ scope }) => !granted.includes(scope));
  if (!lost.length) return [{ part, verdict: "pass", detail: "all that the manifest asks for" }];
  const verdict = (isVital = false): CheckResult["verdict"] => (isVital ? "fail" : "warn");
  const detail = `missing: ${lost.map(({ scope }) => scope).join(", ")}`;
  return [
    { part, verdict: verdict(lost.some(({ vital }) => vital)), detail, remedy },
    ...lost.map(({ feature, scope, vital, off }) => ({
      part: `${part}: ${feature}`,
      verdict: verdict(vital),
      detail: `off because ${scope} is missing: ${off}`,
      remedy,
    })),
  ];
}
