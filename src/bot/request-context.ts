import type { Message } from "../chat/message.ts";
import { isTimeZone } from "../locales/date-format.ts";
import type { Sentences } from "../locales/en/sentences.ts";
import { type Locale, sentencesFor, spoken } from "../locales/locale.ts";
import type { BotDeps } from "./bot-deps.ts";
import { questionLanguage } from "./question-language.ts";

/** A message with the reader's language and zone, the moment, and who may see the answer. */
export type RequestContext = {
  message: Message;
  sentences: Sentences;
  locale: Locale;
  zone: string;
  /** The language and zone of what is posted to this channel for everybody. */
  here: { locale: Locale; zone: string };
  /** What the place is called that is set up, if the answer is shown in another one. */
  place?: string;
  now: number;
  visibility: "private" | "channel";
};

/**
 * The reader's choice comes first, then what the platform knows of them, then the language that they ask
 * in, then the channel's choice. A mention is answered publicly in its thread; all else is for the asker
 * alone.
 */
export async function resolveContext(
  message: Message,
  deps: Pick<BotDeps, "preferences" | "now" | "zone">,
): Promise<RequestContext> {
  const { reader, channel } = await deps.preferences.of(message.user, message.channel);
  const locale =
    reader.locale ?? spoken(message.locale) ?? questionLanguage(message) ?? channel.locale ?? "en";
  const zone =
    [reader.zone, message.zone, channel.zone].find((name) => name && isTimeZone(name)) ?? deps.zone;
  return {
    message,
    sentences: sentencesFor(locale),
    locale,
    zone,
    here: { locale: channel.locale ?? locale, zone: channel.zone ?? zone },
    now: deps.now(),
    visibility: message.kind === "mention" ? "channel" : "private",
  };
}

/** The same for what is posted to the channel for everybody, in its language and zone. */
export const forEverybody = (context: RequestContext): RequestContext => ({
  ...context,
  ...context.here,
  sentences: sentencesFor(context.here.locale),
  visibility: "channel",
});
