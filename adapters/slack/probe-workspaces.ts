import { z } from "zod";
import { mapConcurrently } from "../../src/async/pool.ts";
import type { CheckResult } from "../../src/chat/check-result.ts";
import type { AdapterError } from "../../src/chat/errors.ts";
import type { Installations } from "../../src/chat/installations.ts";
import type { ChannelRef } from "../../src/chat/message.ts";
import { openInstallation } from "./install/installation-store.ts";
import { noFeatures } from "./manifest.ts";
import { checkAgent, checkChannels, checkReceiver, clientFor, type ProbeOptions, signIn } from "./probe.ts";

type ProbeWorkspacesOptions = ProbeOptions & { oauth: { key: Uint8Array } };

const installation = z.object({
  team: z.object({ name: z.string().optional() }).optional(),
  enterprise: z.object({ name: z.string().optional() }).nullish(),
  bot: z.object({ token: z.string(), expiresAt: z.number().optional() }),
});

const maxConcurrent = 10;

/**
 * The same as probeSlack for each workspace that the app is installed in.
 * @param now in ms
 */
export async function probeWorkspaces(
  options: ProbeWorkspacesOptions,
  installations: Pick<Installations, "all">,
  channels: ChannelRef[],
  now: number,
): Promise<CheckResult[]> {
  const all = await installations.all("slack");
  const receiver = await checkReceiver(options);
  const checked = await mapConcurrently(all, maxConcurrent, (stored) => {
    const here = channels.filter(({ tenant }) => tenant === stored.tenant);
    return checkWorkspace(stored, options, here, now);
  });
  return [receiver, countOf(all.length), ...checked.flat()];
}

const countOf = (count: number): CheckResult => ({
  part: "Slack workspaces",
  ...(count
    ? { verdict: "pass", detail: `installed in ${count}` }
    : { verdict: "warn", detail: "installed in none yet", remedy: "open /slack/install at your address" }),
});

async function checkWorkspace(
  { tenant, sealed }: { tenant: string; sealed: string },
  options: ProbeWorkspacesOptions,
  channels: ChannelRef[],
  now: number,
): Promise<CheckResult[]> {
  let kept: z.infer<typeof installation>;
  try {
    kept = installation.parse(openInstallation(sealed, tenant, options.oauth.key));
  } catch (cause) {
    return [{ part: `Slack ${tenant}`, verdict: "fail", detail: (cause as AdapterError).message }];
  }
  const where = `Slack ${kept.team?.name ?? kept.enterprise?.name ?? tenant}`;
  const { token, expiresAt } = kept.bot;
  // A refresh token works once, and the running service needs it.
  if (expiresAt && expiresAt * 1_000 <= now) {
    const detail = "run out; it is renewed when it is next used";
    return [{ part: `${where} token`, verdict: "pass", detail }];
  }
  const client = clientFor(token, options);
  const { features = noFeatures } = options;
  const results = await signIn(client, where, { features, whose: "the workspace's token" });
  if (results[0].verdict === "fail") return results;
  const agent = await checkAgent(client, where, features);
  return [...results, ...agent, ...(await checkChannels(client, channels))];
}
