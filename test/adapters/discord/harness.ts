import { pino } from "pino";
import type { Shards } from "../../../adapters/discord/connect.ts";
import { createDiscordAdapter } from "../../../adapters/discord/index.ts";
import type { Adapter, OnAck, OnMessage } from "../../../src/chat/adapter.ts";
import type { KeyValueStore } from "../../../src/chat/key-value-store.ts";
import type { OnUnanswered, Wait } from "../../../src/chat/ladder/climb.ts";
import type { LongTexts } from "../../../src/chat/long-texts.ts";
import type { Tenants } from "../../../src/chat/tenants.ts";
import { type DiscordServer, startDiscord } from "../../servers/discord.ts";
import { readMarkdown } from "../../servers/discord-markdown.ts";
import { componentsIn } from "../../servers/discord-rules.ts";
import type { StoredMessage } from "../../servers/discord-world.ts";

export type Started = {
  server: DiscordServer;
  adapter: Adapter;
  /** What was logged, as JSON lines. */
  logged: string[];
  keyValues: KeyValueStore;
  tenants: Noted;
  stop(): Promise<void>;
};

const inMemory = (): LongTexts => {
  const texts = new Map<string, string>();
  return { save: async (key, text) => void texts.set(key, text), find: async (key) => texts.get(key) };
};

/** Tenants that only record their calls. */
type Noted = Tenants & { told: string[]; isOurs?: (tenant: string) => boolean };

const noted = (): Noted => {
  const told: string[] = [];
  const noted: Noted = {
    told,
    left: async ({ tenant }) => void told.push(`left ${tenant}`),
    async present(_, tenants, _now, isOurs) {
      told.push(`present ${tenants.join(" ")}`);
      noted.isOurs = isOurs;
    },
    isAway: async () => false,
    returned: async ({ tenant }) => void told.push(`returned ${tenant}`),
    forget: async ({ tenant }) => void told.push(`forget ${tenant}`),
    forgetLeft: async () => 0,
  };
  return noted;
};

const notesInMemory = (): KeyValueStore => {
  const texts = new Map<string, string>();
  return { read: async (name) => texts.get(name), write: async (name, text) => void texts.set(name, text) };
};

export type Wiring = {
  keyValues?: KeyValueStore;
  guildId?: string;
  shards?: Shards;
  token?: string;
  now?: () => number;
  onAck?: OnAck;
  onUnanswered?: OnUnanswered;
  wait?: Wait;
  longTexts?: LongTexts;
  /** A loopback Discord that is already running. */
  server?: DiscordServer;
};

/** The adapter, not started, and a loopback Discord it would connect to. */
export async function wire(wiring: Wiring = {}): Promise<Started> {
  const { token, now = Date.now, longTexts = inMemory(), server = await startDiscord(now) } = wiring;
  const { keyValues = notesInMemory() } = wiring;
  const tenants = noted();
  const logged: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void logged.push(line) });
  const adapter = createDiscordAdapter({
    token: token ?? server.token,
    apiUrl: server.apiUrl,
    guildId: wiring.guildId,
    shards: wiring.shards ?? "auto",
    longTexts,
    keyValues,
    tenants,
    now,
    random: () => 0,
    log,
    onAck: wiring.onAck,
    onUnanswered: wiring.onUnanswered,
    wait: wiring.wait,
  });
  const stop = async () => {
    await adapter.stop();
    await server.stop();
  };
  return { server, adapter, logged, keyValues, tenants, stop };
}

/** All text of a message except for its buttons. */
export const textOf = ({ components }: StoredMessage): string =>
  componentsIn(components)
    .flatMap(({ content }) => (typeof content === "string" ? [readMarkdown(content)] : []))
    .join("\n");

export const buttonsOf = ({ components }: StoredMessage): string[] =>
  componentsIn(components).flatMap(({ type, label }) => (type === 2 ? [String(label)] : []));

export async function start(onMessage: OnMessage, wiring?: Wiring): Promise<Started> {
  const started = await wire(wiring);
  await started.adapter.start(onMessage);
  return started;
}
