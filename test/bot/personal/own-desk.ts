import { afterEach, beforeEach } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { type Newsroom, openNewsroom, wordsOf } from "../newsroom.ts";

export const member = { canManage: async () => false };
/** In the person's own conversation. */
export const own: Partial<Message> = {
  channel: { platform: "test", tenant: "t1", channel: "d-u1" },
  isPersonal: true,
};

/** A newsroom for each test of a file, with what was sent to the person alone. */
export function withOwnDesk() {
  const desk = {
    newsroom: undefined as unknown as Newsroom,
    letters: [] as Reply[],
    isClosed: false,
    say: async (text: string, more: Partial<Message> = member) =>
      wordsOf(await desk.newsroom.ask(text, more)),
    follows: () => desk.newsroom.deps.follows.all(),
    digests: () => desk.newsroom.deps.subscriptions.all(),
  };
  beforeEach(async () => {
    Object.assign(desk, { newsroom: await openNewsroom(), letters: [], isClosed: false });
    desk.newsroom.adapters.push({
      name: "test",
      checkPost: async () => {},
      channelName: async ({ channel }) => (channel === "c1" ? "#general" : undefined),
      async sendDirectMessage({ user, ...tenant }, reply) {
        if (desk.isClosed)
          throw new AdapterError("forbidden", "Closed.", { refusal: { code: "messages_closed" } });
        desk.letters.push(reply);
        return { channel: { ...tenant, channel: `d-${user}` }, message: `m${desk.letters.length}` };
      },
    });
  });
  afterEach(() => desk.newsroom.close());
  return desk;
}
