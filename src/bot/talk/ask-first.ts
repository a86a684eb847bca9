import type { Action } from "../../chat/reply.ts";
import { languageNamed, sentencesFor } from "../../locales/locale.ts";
import type { ParsedCommand } from "../command.ts";
import { wishIn } from "../commands/digest/digest-wish.ts";
import { calledLanguage, commandText } from "../interpret/command-text.ts";
import type { Reading } from "../interpret/reading.ts";
import { oneTimeCommand } from "../one-time-action.ts";
import { parseCommand } from "../parse-command.ts";
import { ownCommand } from "../personal/own-command.ts";
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
        ...otherPlace(reading, context),
      ],
    });
  };
}

/** "For me" may be a courtesy: what begins something is offered for the channel as well, to those who manage it. */
function otherPlace({ isPersonal, ...reading }: Reading, context: RequestContext): Action[] {
  const { message, sentences } = context;
  const command = commandText(reading);
  const isBeginning = reading.command === "follow" || reading.command === "digest-on";
  if (!isPersonal || !isBeginning || !command || message.isPersonal || message.isReadOnly) return [];
  return [{ label: sentences.personal.ask.here, command: oneTimeCommand(command, context) }];
}

function changes({ command, query, times, language, zone, url }: Reading): boolean {
  if (command === "digest-on") return times !== undefined;
  if (command === "settings") return language !== undefined || zone !== undefined;
  if (command === "feeds") return url !== undefined;
  const hasObject = ["follow", "unfollow", "mute", "unmute"].includes(command) && query !== undefined;
  return hasObject || ["digest-now", "forget-me", "share"].includes(command);
}

function questionOf(reading: Reading, command: string, context: RequestContext): string | undefined {
  const { talk, personal } = context.sentences;
  const isOwn = reading.isPersonal && !context.message.isPersonal;
  const ask = isOwn ? { ...talk.ask, ...personal.ask } : talk.ask;
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
    "digest-on": () => digestQuestion(command, ask.digest, context),
    settings: () => ask.settings(settingsText(reading, context)),
  };
  return questions[reading.command]?.();
}

/** Undefined if the order cannot be read: the command says why. */
function digestQuestion(
  command: string,
  ask: (order: string) => string,
  context: RequestContext,
): string | undefined {
  const own = ownCommand(command);
  const zone = own === undefined ? context.here.zone : context.zone;
  const wish = wishIn((own ?? command).replace(/^digest on /, ""), zone, context);
  if ("problem" in wish) return undefined;
  return ask(describeOrder(wish, context.sentences, context.locale));
}

function settingsText(reading: Reading, { sentences, locale }: RequestContext): string {
  const language = languageNamed(calledLanguage(reading) ?? "", locale);
  const named = reading.language && language && sentencesFor(language).language.name;
  return [named && `${sentences.settings.language}: ${named}`, reading.zone].filter(Boolean).join(", ");
}
