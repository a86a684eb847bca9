import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Adapter, OnMessage } from "../../src/chat/adapter.ts";
import { asMessage } from "../../src/chat/answer.ts";
import { apology } from "../../src/chat/apologies.ts";
import type { Message, MessageRef } from "../../src/chat/message.ts";
import type { Action, Reply } from "../../src/chat/reply.ts";
import { keysOf } from "./keys.ts";
import { renderText } from "./render.ts";
import { openScreen, type Screen, type Streams } from "./screen.ts";

export type TerminalOptions = Streams & { colour: boolean; now: () => number; log: Pick<Logger, "error"> };

/** `ended` resolves when the person has left: `quit`, Ctrl-D, or the end of the input. */
export type TerminalAdapter = Adapter & { ended: Promise<void> };

const name = "terminal";
const maxColumns = 100;

/** The bot in a terminal: lines are messages, numbers press buttons. */
export function createTerminalAdapter({ input, output, colour, now, log }: TerminalOptions): TerminalAdapter {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const posted = new Map<string, MessageRef>();
  let screen: Screen | undefined;
  let keys = new Map<number, Action>();

  const show = (reply: Reply) => {
    keys = keysOf(reply);
    const width = Math.min(output.columns || maxColumns, maxColumns);
    screen?.print(renderText(reply, { colour, width, now: now() }));
  };

  const answer = async (line: string, onMessage: OnMessage) => {
    const text = line.trim();
    if (!text) return;
    const pressed = /^\d+$/.test(text) ? keys.get(Number(text)) : undefined;
    try {
      const message = pressed ? messageOf("action", pressed.command) : messageOf("direct", text);
      const reply = asMessage(await onMessage(message));
      if (reply) show(reply);
    } catch (error) {
      log.error({ err: error }, "a message could not be answered");
      show(apology(undefined));
    }
  };

  return {
    name,
    ended,
    async start(onMessage) {
      screen = openScreen({ input, output }, (line) => answer(line, onMessage));
      screen.ended.then(end);
    },
    async send(channel, reply, deliveryKey, beforeRequest) {
      await beforeRequest?.();
      show(reply);
      const ref = { channel, message: deliveryKey };
      posted.set(deliveryKey, ref);
      return ref;
    },
    edit: async (_, reply) => show(reply),
    async sendDirectMessage({ platform, tenant }, reply) {
      show(reply);
      return { channel: { platform, tenant, channel: name }, message: randomUUID() };
    },
    async checkPost() {},
    channelName: async () => undefined,
    connections: () => [],
    async findDelivery(_, deliveryKey) {
      const ref = posted.get(deliveryKey);
      return ref ? { state: "found", ref } : { state: "absent" };
    },
    async stop() {
      screen?.close();
      await screen?.ended;
    },
  };
}

/** The machine is the person's own, so they may manage. */
function messageOf(kind: Message["kind"], text: string): Message {
  return {
    id: randomUUID(),
    kind,
    channel: { platform: name, tenant: "", channel: name },
    user: { platform: name, tenant: "", user: "you" },
    text,
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    canManage: async () => true,
    canPost: async () => true,
  };
}
