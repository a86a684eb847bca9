import type { App } from "@slack/bolt";
import type { Logger } from "pino";
import type { OnMessage } from "../../src/chat/adapter.ts";
import { apology, outdated } from "../../src/chat/apologies.ts";
import type { LongTexts } from "../../src/chat/long-texts.ts";
import type { Message } from "../../src/chat/message.ts";
import { type Answer, byPost, byResponse } from "./answer.ts";
import { buttonIds, keepLongCommands, pressedCommand } from "./buttons.ts";
import { fromAction, fromCommand, fromEvent, type Self } from "./receive.ts";

export type Listening = {
  self: Self;
  onMessage: OnMessage;
  longTexts: LongTexts;
  now: () => number;
  log: Logger;
  /** Answers under way. */
  busy: Set<Promise<void>>;
};

/** Lets the bot hear what people say through the app. Everything is acknowledged before anything is done. */
export function listen(app: App, listening: Listening): void {
  const { self, longTexts } = listening;
  const handle = (message: Message, answer: Answer) => converse(message, answer, listening);

  // Any slash command that leads here: the operator may have named it otherwise in the manifest.
  app.command(/^\//, async ({ ack, body, respond }) => {
    await ack();
    await handle(fromCommand(body, self), byResponse(respond));
  });

  const event = async ({ body, client }: { body: unknown; client: App["client"] }) => {
    const heard = fromEvent(body, self);
    if (!heard) return;
    const { channel, user, kind } = heard.message;
    const spot = { channel: channel.channel, thread: channel.thread, user: user.user, ts: heard.ts };
    await handle(heard.message, byPost(client, { ...spot, direct: kind === "direct" }));
  };
  app.event("app_mention", event);
  app.event("message", event);

  app.action(buttonIds, async ({ ack, body, respond }) => {
    await ack();
    const press = fromAction(body, self);
    const command = await pressedCommand(press.button, longTexts);
    const answer = byResponse(respond, press);
    await (command === undefined ? answer(outdated) : handle(press.says(command), answer));
  });

  app.error(async (error) =>
    listening.log.error({ err: error }, "something from Slack could not be handled"),
  );
}

/** Asks the bot and says what it answers; where it fails, that is logged and said. */
function converse(message: Message, answer: Answer, listening: Listening): Promise<void> {
  const { onMessage, longTexts, now, log, busy } = listening;
  const talk = async () => {
    const reply = await onMessage(message).catch((error: unknown) => {
      log.error({ err: error, kind: message.kind }, "the bot failed to answer");
      return apology;
    });
    if (!reply) return;
    await keepLongCommands(reply, longTexts, now());
    await answer(reply);
  };
  const talking = talk()
    .catch((error: unknown) => log.error({ err: error, kind: message.kind }, "an answer did not reach Slack"))
    .finally(() => busy.delete(talking));
  busy.add(talking);
  return talking;
}
