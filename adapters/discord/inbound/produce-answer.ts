import type { Logger } from "pino";
import type { InFlight } from "../../../src/async/in-flight.ts";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import { asMessage } from "../../../src/chat/answer.ts";
import { apology, outdated } from "../../../src/chat/apologies.ts";
import type { FormReply } from "../../../src/chat/form.ts";
import { type LongTexts, textKey } from "../../../src/chat/long-texts.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import type { RenderedAnswer } from "../outbound/respond.ts";
import { renderForm } from "../views/modal.ts";
import { type Rendered, type RenderOptions, render } from "../views/render.ts";
import { mistakesOf } from "../views/reopen-form.ts";

export type DiscordServices = {
  onMessage: OnMessage;
  longTexts: LongTexts;
  now: () => number;
  log: Logger;
  /** Answers under way. */
  inFlight: InFlight;
};

/** What was said; undefined for a button that no longer says anything. */
export type MessageSource = () => Promise<Message | undefined>;

/**
 * The bot's answer, ready to be sent; where it fails, that is logged and said.
 * @param here where it is said: the channel, which need not be the one it was said for, and the language
 */
export async function produceAnswer(
  hear: MessageSource,
  here: { channelId: string | null; locale?: string },
  services: DiscordServices,
): Promise<RenderedAnswer | undefined> {
  try {
    const message = await hear();
    if (!message) return await ready(outdated(here.locale), {}, services);
    const answer = await services.onMessage(message);
    if (answer?.kind === "form") return await readyForm(answer, message, services);
    const reply = asMessage(answer);
    return reply && (await ready(reply, marksFor(reply, message, here.channelId), services));
  } catch (error) {
    services.log.error({ err: error }, "the bot failed to answer");
    return ready(apology(here.locale), {}, services);
  }
}

function marksFor(reply: Reply, { user, channel }: Message, here: string | null): RenderOptions {
  return {
    ...(reply.visibility === "channel" && channel.tenant && { asker: user.user }),
    ...(channel.channel !== here && { channel: channel.channel }),
  };
}

/** A form to open; or, once it was submitted with mistakes, what they are: Discord opens no form then. */
async function readyForm(
  form: FormReply,
  message: Message,
  services: DiscordServices,
): Promise<RenderedAnswer> {
  if (message.kind !== "submit")
    return { ...(await ready(form.otherwise, {}, services)), form: renderForm(form) };
  return ready(mistakesOf(form, message), {}, services);
}

async function ready(reply: Reply, marks: RenderOptions, services: DiscordServices): Promise<RenderedAnswer> {
  const { kind, visibility } = reply;
  return { kind, visibility, components: await renderAndKeep(reply, services, marks) };
}

/** Renders a reply, once the command texts are kept that its buttons know by key only. */
export async function renderAndKeep(
  reply: Reply,
  { longTexts, now }: Pick<DiscordServices, "longTexts" | "now">,
  marks: RenderOptions = {},
): Promise<Rendered["components"]> {
  const rendered = render(reply, marks);
  await Promise.all(rendered.longTexts.map((text) => longTexts.keep(textKey(text), text, now())));
  return rendered.components;
}
