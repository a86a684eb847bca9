import type { Sentences } from "../../locales/en/sentences.ts";
import type { ParsedCommand } from "../command.ts";
import { wishIn } from "../commands/digest/digest-on.ts";
import type { Reading } from "../interpret/reading.ts";
import { oneTimeCommand } from "../one-time-action.ts";
import { parseCommand } from "../parse-command.ts";
import { notice } from "../replies/build-reply.ts";
import { describeOrder } from "../replies/format-time.ts";
import type { RequestContext } from "../request-context.ts";

/**
 * Asks whether to do what a reading says, with the command as a button; undefined for what changes
 * nothing, and where something is missing that the command itself asks for.
 */
export function askFirst(reading: Reading, command: string): ParsedCommand["run"] | undefined {
  if (!changes(reading)) return undefined;
  return async (context, deps) => {
    const question = questionOf(reading, command, context);
    if (question === undefined) return parseCommand(command).run(context, deps);
    return notice(context, [question], {
      actions: [
        { label: context.sentences.talk.yes, command: oneTimeCommand(command, context), style: "primary" },
      ],
    });
  };
}

function changes({ command, query, times, language, zone, url }: Reading): boolean {
  if (command === "digest-on") return times !== undefined;
  if (command === "settings") return language !== undefined || zone !== undefined;
  if (command === "feeds") return url !== undefined;
  const hasObject = ["follow", "unfollow", "mute", "unmute"].includes(command) && query !== undefined;
  return hasObject || ["digest-now", "forget-me", "share"].includes(command);
}

function questionOf(reading: Reading, command: string, context: RequestContext): string | undefined {
  const { ask } = context.sentences.talk;
  const { query = "", number = 0, url = "" } = reading;
  const questions: Partial<Record<Reading["command"], () => string | undefined>> = {
    follow: () => ask.follow(query),
    unfollow: () => ask.unfollow(query),
    mute: () => ask.mute(query),
    unmute: () => ask.unmute(query),
    share: () => (number < 0 ? ask.shareLast : ask.share(number)),
    feeds: () => ask.feed(url),
    "digest-now": () => ask.digestNow,
    "forget-me": () => ask.forgetMe,
    "digest-on": () => digestQuestion(command, context),
    settings: () => ask.settings(settingsText(reading, context.sentences)),
  };
  return questions[reading.command]?.();
}

/** Undefined if the order cannot be read: the command says why. */
function digestQuestion(command: string, context: RequestContext): string | undefined {
  const wish = wishIn(command.replace(/^digest on /, ""), context.here.zone, context);
  if ("problem" in wish) return undefined;
  return context.sentences.talk.ask.digest(describeOrder(wish, context.sentences, context.locale));
}

const settingsText = ({ language, zone }: Reading, { settings }: Sentences): string =>
  [language && `${settings.language}: ${language === "en" ? "English" : "繁體中文"}`, zone]
    .filter(Boolean)
    .join(", ");
