import { manifestFor, noFeatures } from "../../adapters/slack/manifest.ts";
import { type Refused, refusalOfBlocks } from "./slack-pictures.ts";
import type { OutgoingMessage } from "./slack-rules.ts";
import { messageFaults } from "./slack-rules.ts";

export type Posted = OutgoingMessage & {
  text: string;
  channel: string;
  ts: string;
  thread?: string;
  /** Set if only this user sees it. */
  onlyFor?: string;
};

export type Channel = {
  kind: "public" | "private" | "direct";
  member: boolean;
  archived?: boolean;
  creator?: string;
  /** People who are not in it; everybody else is. */
  without?: string[];
  /** Only admins write, or only these people; the same for its threads. */
  readOnly?: boolean;
  threadOnly?: boolean;
  postingRestrictedTo?: { type: string[]; user: string[] };
  threadsRestrictedTo?: { type: string[]; user: string[] };
};

/** `admin` of the workspace, `head` of the organisation that it belongs to. */
export type Person = { locale: string; zone: string; admin?: boolean; head?: boolean; guest?: boolean };

/** One small workspace with the app installed from its own manifest. */
export type Workspace = ReturnType<typeof createWorkspace>;

export function createWorkspace(now: () => number, features = noFeatures, alreadyIssued = 0) {
  let issued = alreadyIssued;
  const manifest = manifestFor(features);
  const violations: string[] = [];
  const posted: Posted[] = [];
  /** Questions to the app that came as events and are not answered yet, by channel. */
  const open = new Map<string, number>();

  const workspace = {
    now,
    /** As the app was made with. */
    manifest,
    team: "T0NEWSROOM",
    bot: { user: "U0NEWSDESK", bot: "B0NEWSDESK" },
    app: "A0NEWSDESK",
    channels: new Map<string, Channel>([
      ["C0GENERAL", { kind: "public", member: true, creator: "U0CARL" }],
      ["C0OUTSIDE", { kind: "public", member: false }],
      ["C0ARCHIVE", { kind: "public", member: true, archived: true }],
      ["G0EDITORS", { kind: "private", member: true }],
      ["D0ANN", { kind: "direct", member: true }],
    ]),
    people: new Map<string, Person>([
      ["U0ANN", { locale: "en-US", zone: "America/New_York", admin: true }],
      ["U0BOB", { locale: "en-GB", zone: "Europe/London" }],
      ["U0CARL", { locale: "en-US", zone: "America/New_York" }],
      ["U0MEI", { locale: "zh-TW", zone: "Asia/Taipei" }],
    ]),
    /** Slack's name for why the app can write to nobody alone. */
    closed: undefined as string | undefined,
    /** The conversation of each user with the app. */
    conversations: new Map([["U0ANN", "D0ANN"]]),
    scopes: new Set(manifest.oauth_config.scopes.bot),
    /** Whether a scope is granted; one that the manifest never asked for is a fault of the manifest. */
    grants(scope: string): boolean {
      if (!manifest.oauth_config.scopes.bot.includes(scope))
        violations.push(`${scope} is not in the manifest`);
      return workspace.scopes.has(scope);
    },
    events: new Set(manifest.settings.event_subscriptions.bot_events),
    shortcuts: manifest.features.shortcuts.map(({ callback_id }) => callback_id),
    hasHome: manifest.features.app_home.home_tab_enabled,
    commands: manifest.features.slash_commands.map(({ command }) => command),
    posted,
    /** The app's reactions to messages: channel, timestamp and the emoji's name. */
    reactions: new Set<string>(),
    /** The most messages in a page of history: 999, or fewer (see slack-limits.ts). */
    maxPage: 999,
    /** What the app did that a well-behaved one never does. */
    violations,
    /** Calls that are not implemented here. */
    unexpected: [] as string[],
    /** Tokens that are refused from now on, each with the error: https://docs.slack.dev/reference/methods/auth.test#errors */
    refusedTokens: new Map<string, string>(),
    id: (prefix: string) => `${prefix}${(++issued).toString(36).toUpperCase().padStart(8, "0")}`,
    /** A message's timestamp: seconds and microseconds, unique in its channel. */
    timestamp(): string {
      const [ms, micro] = [now(), String(++issued % 1_000).padStart(3, "0")];
      return `${Math.floor(ms / 1_000)}.${String(Math.floor(ms % 1_000)).padStart(3, "0")}${micro}`;
    },
    asks: (channel: string) => void open.set(channel, (open.get(channel) ?? 0) + 1),
    /** A post without a delivery key answers a question; each question has one answer. */
    answers(channel: string) {
      const left = (open.get(channel) ?? 0) - 1;
      if (left < 0) violations.push(`double reply: a message in ${channel} that nobody asked for`);
      open.set(channel, Math.max(left, 0));
    },
    /** Pictures that Slack cannot load, by their addresses, and blocks that it does not know here, by their types. */
    unloadable: undefined as RegExp | undefined,
    unknownBlocks: new Set<string>(),
    /** Stores a message, or returns why Slack would refuse it. */
    accept(message: Omit<Posted, "ts">): { ts: string } | Refused {
      const faults = messageFaults(message);
      if (faults.length) {
        violations.push(...faults);
        return { error: refusalFor(faults) };
      }
      const refused = refusalOfBlocks(message.blocks ?? [], workspace);
      if (refused) return refused;
      const ts = workspace.timestamp();
      posted.push({ ...message, ts });
      return { ts };
    },
    /** Replaces a message, or returns why Slack would refuse that. */
    revise(message: Posted, content: OutgoingMessage & { text: string }): Refused | undefined {
      const faults = messageFaults({ ...message, ...content });
      violations.push(...faults);
      if (faults.length) return { error: refusalFor(faults) };
      const refused = refusalOfBlocks(content.blocks ?? [], workspace);
      if (refused) return refused;
      Object.assign(message, content);
      return undefined;
    },
  };
  return workspace;
}

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors; the last is undocumented, see slack-block-limits.ts. */
function refusalFor(faults: string[]): string {
  if (faults.some((fault) => fault.startsWith("no_text"))) return "no_text";
  return faults.some((fault) => fault.startsWith("all texts together"))
    ? "msg_blocks_too_long"
    : "invalid_blocks";
}
