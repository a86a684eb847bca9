import type { Logger } from "pino";
import type { InFlight } from "../../../src/async/in-flight.ts";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { asMessage, withOpener } from "../../../src/chat/answer.ts";
import { apology, outdated } from "../../../src/chat/apologies.ts";
import { type LongTexts, textKey } from "../../../src/chat/long-texts.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import type { InteractionOutbox } from "../outbound/respond.ts";
import type { PreparedAnswer } from "../outbound/rungs.ts";
import { renderForm } from "../views/modal.ts";
import { type Rendered, type RenderOptions, render } from "../views/render.ts";
import { mistakesOf } from "../views/reopen-form.ts";

export type DiscordServices = InteractionOutbox & {
  onMessage: OnMessage;
  longTexts: LongTexts;
  now: () => number;
  log: Logger;
  /** Answers that a stop waits for. */
  inFlight: InFlight;
};

/** Resolves to undefined for a button whose command is no longer known. */
export type MessageSource = () => Promise<Message | undefined>;

/**
 * The bot's answer, ready to be shown; an apology if the bot fails, which is logged.
 * @param here the language, and the channel it is shown in, which need not be the one it is meant for
 */
export async function produceAnswer(
  source: MessageSource,
  here: { channelId: string | null; locale?: string },
  services: DiscordServices,
): Promise<PreparedAnswer | undefined> {
  try {
    const message = await source();
    if (!message) return { reply: outdated(here.locale) };
    const answer = await services.onMessage(message);
    if (answer?.kind !== "form") {
      const reply = asMessage(answer);
      if (!reply) return undefined;
      const { user, channel } = message;
      return await prepare(reply, services, {
        ...(reply.visibility === "channel" && channel.tenant && { asker: user.user }),
        ...(channel.channel !== here.channelId && { channel: channel.channel }),
        isDirect: message.isPersonal,
      });
    }
    if (message.kind === "submit") return await prepare(mistakesOf(answer, message), services);
    const options = { isDirect: message.isPersonal };
    return { ...(await prepare(withOpener(answer), services, options)), form: renderForm(answer) };
  } catch (error) {
    services.log.error({ err: error }, "the bot failed to answer");
    return { reply: apology(here.locale) };
  }
}

async function prepare(
  given: Reply,
  services: DiscordServices,
  options?: RenderOptions,
): Promise<PreparedAnswer> {
  const reply = services.pictures.without(given);
  await renderAndKeep(reply, services, options);
  return { reply, options };
}

/** Renders a reply, and stores the command texts that its buttons refer to by key. */
export async function renderAndKeep(
  reply: Reply,
  { longTexts, now }: Pick<DiscordServices, "longTexts" | "now">,
  options?: RenderOptions,
): Promise<Pick<Rendered, "components" | "ping">> {
  const { components, ping, longTexts: texts } = render(reply, options);
  await Promise.all(texts.map((text) => longTexts.save(textKey(text), text, now())));
  return { components, ping };
}
