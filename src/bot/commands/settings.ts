import type { Action, Reply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import { closestZone, zoneNamed } from "../../digest/schedule/time-zones.ts";
import type { Keyword } from "../../locales/en/commands.ts";
import { type Locale, languageNamed, locales, sentencesFor } from "../../locales/locale.ts";
import { anyOf, keywordNamed, wordsOf } from "../../locales/understood.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { Command } from "../command.ts";
import { oneTimeCommand } from "../one-time-action.ts";
import type { Preference } from "../preferences.ts";
import { notice } from "../replies/build-reply.ts";
import { type RequestContext, resolveContext } from "../request-context.ts";
import { requireManager } from "../require-manager.ts";
import { zoneButton } from "./digest/digest-wish.ts";

type SettingsPart = keyof Preference;
type SettingsScope = "reader" | "channel";

/** Whose settings, and the new values as typed; without values they are shown. */
type SettingsRequest = { whose: SettingsScope; typed: Partial<Record<SettingsPart, string>> };

const scopes: Partial<Record<Keyword, SettingsScope>> = { me: "reader", channel: "channel" };
const parts: Partial<Record<Keyword, SettingsPart>> = { language: "locale", zone: "zone" };
const partNames = new RegExp(
  `(?:^|(?<!\\s)\\s+)(${anyOf([...wordsOf("language"), ...wordsOf("zone")])})(?:\\s+|$)`,
  "i",
);

/** The language and the time zone of answers: the reader's, and the channel's for everybody who chose none. */
export const settings: Command<SettingsRequest> = {
  name: "settings",
  parse: parseWanted,
  run: (wanted, context, deps) => {
    if (Object.keys(wanted.typed).length === 0) return show(context, deps);
    if (wanted.whose === "reader") return choose(wanted, context, deps);
    return requireManager(context, () => choose(wanted, context, deps));
  },
};

/** `channel language english zone new york`: whose, then the settings in any order. */
function parseWanted(rest: string): SettingsRequest | undefined {
  const [owner = "", ...said] = rest.split(partNames);
  const scope = keywordNamed(owner.trim());
  const whose = owner.trim() ? scope && scopes[scope] : "reader";
  if (!whose) return undefined;
  const typed: SettingsRequest["typed"] = {};
  for (let at = 0; at < said.length; at += 2) {
    const name = keywordNamed(said[at] as string);
    const part = name && parts[name];
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
  const { message } = context;
  const { [whose]: before } = await deps.preferences.of(message.user, message.channel);
  const chosen = understand(typed, before, context);
  if ("problem" in chosen) {
    const { problem, zone } = chosen;
    return notice(context, [problem], { actions: zone ? [withZone(zone, whose, typed, context)] : [] });
  }
  await deps.preferences.choose(whose === "reader" ? message.user : message.channel, chosen);
  // The choice applies to this answer too.
  const now = { ...(await resolveContext(message, deps)), visibility: context.visibility };
  const shown = await show(now, deps);
  const { locale = "auto", zone = "auto" } = before;
  const undo = `settings ${whose === "reader" ? "me" : "channel"} language ${locale} zone ${zone}`;
  return {
    ...shown,
    lines: [now.sentences.settings.saved, ...shown.lines.slice(0, 1)],
    actions: [{ label: now.sentences.buttons.undo, command: oneTimeCommand(undo, context) }],
  };
}

/** The earlier choice with the typed values; `auto` leaves a setting to the bot. */
function understand(
  typed: SettingsRequest["typed"],
  before: Preference,
  { locale, sentences }: Pick<RequestContext, "locale" | "sentences">,
): Preference | { problem: string; zone?: string } {
  const chosen = { ...before };
  if (typed.locale !== undefined) {
    chosen.locale = languageNamed(typed.locale, locale);
    if (!chosen.locale && !isAutomatic(typed.locale))
      return { problem: sentences.settings.languageUnknown(shorten(typed.locale, 80), locales.map(nameOf)) };
  }
  if (typed.zone !== undefined) {
    chosen.zone = isAutomatic(typed.zone) ? undefined : zoneNamed(typed.zone);
    if (!chosen.zone && !isAutomatic(typed.zone)) {
      const zone = closestZone(typed.zone);
      return { problem: sentences.zoneUnknown(shorten(typed.zone, 80), zone), zone };
    }
  }
  return chosen;
}

/** The same settings with the zone that was probably meant. */
function withZone(
  zone: string,
  whose: SettingsScope,
  { locale }: SettingsRequest["typed"],
  context: RequestContext,
): Action {
  const language = locale ? ` language ${locale}` : "";
  const command = `settings ${whose === "reader" ? "me" : "channel"}${language} zone ${zone}`;
  return zoneButton(zone, oneTimeCommand(command, context), context);
}

export const isAutomatic = (typed: string): boolean => keywordNamed(typed) === "auto";

const nameOf = (locale: Locale): string => sentencesFor(locale).language.name;

async function show(context: RequestContext, deps: BotDeps) {
  const { sentences, message, locale, zone } = context;
  const { settings: words } = sentences;
  const { reader, channel } = await deps.preferences.of(message.user, message.channel);
  const valuesOf = (chosen: Preference) =>
    words.both(chosen.locale ? nameOf(chosen.locale) : words.automatic, chosen.zone ?? words.automatic);
  return notice(context, [words.now(nameOf(locale), zone), words.how], {
    title: words.title,
    items: [
      { name: words.you, detail: valuesOf(reader), code: false },
      { name: words.channel, detail: valuesOf(channel), code: false },
    ],
    actions: [
      { label: words.changeMine, command: "settings me" },
      { label: words.changeChannel, command: "settings channel" },
    ],
  });
}
