import { pino } from "pino";
import { createSlackAdapter } from "../../../adapters/slack/index.ts";
import type { Adapter, OnMessage } from "../../../src/chat/adapter.ts";
import type { LongTexts } from "../../../src/chat/long-texts.ts";
import type { ChannelChanges } from "../../../src/chat/places/channel-changes.ts";
import type { TenantRef, Tenants } from "../../../src/chat/tenants.ts";
import { type SlackServer, startSlack } from "../../servers/slack.ts";

export type Mode = "socket" | "http";

/** Long texts that live as long as the test. */
function memoryTexts(): LongTexts {
  const kept = new Map<string, string>();
  return { save: async (key, text) => void kept.set(key, text), find: async (key) => kept.get(key) };
}

/** The stores for many workspaces, which one workspace does not use. */
const nowhere = new Proxy({} as never, {
  get: (_, name) => {
    throw new Error(`nothing should be kept here: ${String(name)}`);
  },
});

/** Where the one workspace is left and returned to. */
const departures = () => {
  const away = new Set<string>();
  const tenants = {
    away,
    left: async ({ tenant }: TenantRef) => void away.add(tenant),
    returned: async ({ tenant }: TenantRef) => void away.delete(tenant),
  };
  return { ...(nowhere as Tenants), ...tenants };
};

/** Nothing is set up in any channel. */
const nothingSet: ChannelChanges = {
  moved: async () => {},
  renamed: async () => {},
  opened: async () => {},
};

export type Changes = Partial<Parameters<typeof createSlackAdapter>[0]>;

/** An adapter for a Slack server, and the lines it logs. */
export function adapterFor(slack: SlackServer, changes: Changes = {}) {
  const logged: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void logged.push(line) });
  const places = { installations: nowhere, tenants: departures(), channelChanges: nothingSet };
  const usual = {
    managers: "admins" as const,
    longTexts: memoryTexts(),
    ...places,
    now: Date.now,
    random: () => 0,
    log,
  };
  const options = { ...slack.credentials, ...usual, ...changes };
  return { adapter: createSlackAdapter(options), logged };
}

export type World = { slack: SlackServer; adapter: Adapter; logged: string[]; end(): Promise<void> };

/** Slack and a started adapter with this bot behind it. */
export async function startWorld(mode: Mode, onMessage: OnMessage, changes: Changes = {}): Promise<World> {
  const slack = await startSlack({ mode, now: changes.now, features: changes.features });
  const { adapter, logged } = adapterFor(slack, changes);
  await adapter.start(onMessage);
  const end = async () => {
    await adapter.stop();
    await slack.stop();
  };
  return { slack, adapter, logged, end };
}

/** The end of an ordinary test: no violation of Slack's rules. */
export const complaints = ({ slack }: World): string[] => [...slack.violations, ...slack.unexpected];
