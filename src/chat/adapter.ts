import type { Answer } from "./answer.ts";
import type { ChannelRef, Message, MessageRef, UserRef } from "./message.ts";
import type { Reply } from "./reply.ts";

/** Answers a message; undefined if there is no answer (a repetition, a flood). */
export type OnMessage = (message: Message) => Promise<Answer | undefined>;

/** Called with the time from the receipt of each request to its acknowledgement. */
export type OnAck = (ms: number) => void;

export type DeliveryLookup = { state: "found"; ref: MessageRef } | { state: "absent" } | { state: "unknown" };

/** A chat platform. Every implementation passes test/contract/adapter.ts. */
export interface Adapter {
  readonly name: string;
  /** Connects and answers from then on. Throws AdapterError, code "auth" for a refused token. */
  start(onMessage: OnMessage): Promise<void>;
  /**
   * Posts one message in public, carrying the delivery key (at most 25 characters) so that it
   * can be found again. Throws AdapterError.
   */
  send(channel: ChannelRef, reply: Reply, deliveryKey: string): Promise<MessageRef>;
  /** Whether a delivery was posted at or after `since` (ms); "unknown" if the platform does not let the bot find out. */
  findDelivery(channel: ChannelRef, deliveryKey: string, since: number): Promise<DeliveryLookup>;
  /** Shows another reply in a message that `send` posted under that key. Throws AdapterError. */
  edit(ref: MessageRef, reply: Reply, deliveryKey: string): Promise<void>;
  /** Throws AdapterError. */
  sendDirectMessage(user: UserRef, reply: Reply): Promise<void>;
  /** Throws AdapterError if the bot could not post there now, as far as can be known without posting. */
  checkPost(channel: ChannelRef): Promise<void>;
  stop(): Promise<void>;
}
