import type { Reply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import { zoneNamed } from "../../digest/schedule/time-zones.ts";
import type { SettingsWords } from "../../locales/en/settings.ts";
import type { Locale } from "../../locales/locale.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { Command } from "../command.ts";
import { oneTimeCommand } from "../one-time-action.ts";
import type { Preference } from "../preferences.ts";
import { notice } from "../replies/build-reply.ts";
import { type RequestContext, resolveContext } from "../request-context.ts";
import { requireManager } from "../require-manager.ts";

type SettingsPart = keyof Preference;
type SettingsScope = "reader" | "channel";

/** Whose settings, and what they are to be, as it was typed; nothing shows what they are. */
export type SettingsRequest = { whose: SettingsScope; typed: Partial<Record<SettingsPart, string>> };

const owners = new Map<string, SettingsScope>([
  ["", "reader"],
  ["me", "reader"],
  ["我", "reader"],
  ["channel", "channel"],
  ["頻道", "channel"],
]);

const parts: Record<string, SettingsPart> = {
  language: "locale",
  語言: "locale",
  zone: "zone",
  時區: "zone",
};

/** The language and the time zone of answers: the reader's, and the channel's for whoever chose none. */
export const settings: Command<SettingsRequest> = {
  name: "settings",
  aliases: ["設定", "设置", "setting"],
  parse: parseWanted,
  run: (wanted, context, deps) => {
    if (Object.keys(wanted.typed).length === 0) return show(context, deps);
    if (wanted.whose === "reader") return choose(wanted, context, deps);
    return requireManager(context, () => choose(wanted, context, deps));
  },
};

/** `channel language english zone new york`: whose, then parts in any order, each up to the next one. */
function parseWanted(rest: string): SettingsRequest | undefined {
  const [owner = "", ...said] = rest.split(/(?:^|\s+)(language|zone|語言|時區)(?:\s+|$)/i);
  const whose = owners.get(owner.trim().toLowerCase());
  if (!whose) return undefined;
  const typed: SettingsRequest["typed"] = {};
  for (let at = 0; at < said.length; at += 2) {
    const part = parts[(said[at] as string).toLowerCase()];
    const value = said[at + 1]?.trim();
    if (!part || !value) return undefined;
    typed[part] = value;
  }
  return { whose, typed };
}

async function choose(
  { whose, typed }: SettingsRequest,
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const { message, sentences } = context;
  const { [whose]: before } = await deps.preferences.of(message.user, message.channel);
  const chosen = understand(typed, before, sentences.settings);
  if ("problem" in chosen) return notice(context, [chosen.problem]);
  await deps.preferences.choose(whose === "reader" ? message.user : message.channel, chosen);
  // What was chosen holds for this answer too.
  const now = { ...(await resolveContext(message, deps)), visibility: context.visibility };
  const shown = await show(now, deps);
  const undo = {
    label: now.sentences.buttons.undo,
    command: oneTimeCommand(settingsCommand(whose, before), context),
  };
  return { ...shown, lines: [now.sentences.settings.saved, ...shown.lines.slice(0, 1)], actions: [undo] };
}

/** What was chosen before with what was typed in its place; `auto` leaves a part to the bot. */
function understand(
  typed: SettingsRequest["typed"],
  before: Preference,
  say: SettingsWords,
): Preference | { problem: string } {
  const chosen = { ...before };
  if (typed.locale !== undefined) {
    chosen.locale = languageNamed(typed.locale);
    if (!chosen.locale && !isAutomatic(typed.locale))
      return { problem: say.languageUnknown(shorten(typed.locale, 80)) };
  }
  if (typed.zone !== undefined) {
    chosen.zone = isAutomatic(typed.zone) ? undefined : zoneNamed(typed.zone);
    if (!chosen.zone && !isAutomatic(typed.zone))
      return { problem: say.zoneUnknown(shorten(typed.zone, 80)) };
  }
  return chosen;
}

/** The command text that makes somebody's settings be these. */
const settingsCommand = (whose: SettingsScope, { locale, zone }: Preference): string =>
  `settings ${whose === "reader" ? "me" : "channel"} language ${locale ?? "auto"} zone ${zone ?? "auto"}`;

/** Whether it leaves the choice to the bot. */
export const isAutomatic = (typed: string): boolean => /^(?:auto|automatic|自動|自动)$/i.test(typed);

function languageNamed(typed: string): Locale | undefined {
  if (/^(?:en\b.*|english|英文|英語|英语)$/i.test(typed)) return "en";
  return /^(?:zh\b.*|(?:traditional )?chinese|.{0,2}中文|國語|华语|華語)$/i.test(typed) ? "zh-TW" : undefined;
}

async function show(context: RequestContext, deps: BotDeps) {
  const { sentences, message, locale, zone } = context;
  const { settings: say } = sentences;
  const { reader, channel } = await deps.preferences.of(message.user, message.channel);
  const told = (chosen: Preference) =>
    say.both(chosen.locale ? say.languages[chosen.locale] : say.automatic, chosen.zone ?? say.automatic);
  return notice(context, [say.now(say.languages[locale], zone), say.how], {
    title: say.title,
    items: [
      { name: say.you, detail: told(reader), code: false },
      { name: say.channel, detail: told(channel), code: false },
    ],
    actions: [
      { label: say.changeMine, command: "settings me" },
      { label: say.changeChannel, command: "settings channel" },
    ],
  });
}
