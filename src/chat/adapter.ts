import type { Answer } from "./answer.ts";
import type { Connection } from "./connection/connection.ts";
import type { ChannelRef, Message, MessageRef, UserRef } from "./message.ts";
import type { PostStyle } from "./posts/post-style.ts";
import type { PingShortfall, SenderShortfall } from "./posts/shortfalls.ts";
import type { PlaceKind, Reply } from "./reply.ts";

/** Answers a message; undefined if there is no answer (a repetition, a flood). */
export type OnMessage = (message: Message) => Promise<Answer | undefined>;

/** Called with the time from the receipt of each request to its acknowledgement. */
export type OnAck = (ms: number) => void;

/** Rejects if the request may not leave after all. */
export type BeforeRequest = () => Promise<void>;

/** Where to look for a delivery that may have been posted. Times in ms since the epoch, by our clock. */
export type DeliverySearch = {
  /** No message of it can be older. */
  since: number;
  /** When the first request that may have posted it left; undefined if that is not known. */
  requestedAt?: number;
  /** Of the last look-up, if that was not finished. */
  cursor?: string;
  /** Whether a request of it may have left under a sender's name, whose repetition a platform may not recognise. */
  isUnderName?: boolean;
};

/** Why a post cannot have its sender's name; the permissions that the bot lacks, as the platform calls them. */
export type SenderObstacle = { because: SenderShortfall; permissions?: string };

/**
 * absent: not there so far, though a request may still be on its way; isRepeatable: the platform would answer the
 * same post, sent now, with the message of that request. searching: not found so far, to be continued from the
 * cursor; unknown: the platform does not let the bot find out.
 */
export type DeliveryLookup =
  | { state: "found"; ref: MessageRef }
  | { state: "absent"; isRepeatable?: true }
  | { state: "searching"; cursor: string }
  | { state: "unknown" };

/** A chat platform. Every implementation passes test/contract/adapter.ts. */
export interface Adapter {
  readonly name: string;
  /**
   * Connects and answers from then on; what fails or is lost is tried again until `stop`. Resolves once
   * connected; throws AdapterError at a refusal before that (which is tried again all the same), code
   * "auth" for a refused token.
   */
  start(onMessage: OnMessage): Promise<void>;
  /** How each of its connections to the platform is now; none where there is nothing to lose. */
  connections(): Connection[];
  /**
   * Posts one message in public, carrying the delivery key (at most 25 characters) so that it
   * can be found again. `beforeRequest` is awaited right before each request that can post, when
   * everything else is ready: connection, token, uploads, waits for rate limits. If it rejects,
   * that request does not leave. Throws AdapterError, or what `beforeRequest` rejected with.
   */
  send(
    channel: ChannelRef,
    reply: Reply,
    deliveryKey: string,
    beforeRequest?: BeforeRequest,
  ): Promise<MessageRef>;
  /** Whether a delivery was posted. Throws AdapterError if a later try may find out. */
  findDelivery(channel: ChannelRef, deliveryKey: string, search: DeliverySearch): Promise<DeliveryLookup>;
  /** Shows another reply in a message that `send` posted under that key, a post's title too. Throws AdapterError. */
  edit(ref: MessageRef, reply: Reply, deliveryKey: string): Promise<void>;
  /** Begins a thread with a message, unless it has one. Throws AdapterError. Missing where `placesIn` is. */
  openThread?(ref: MessageRef, title: string): Promise<void>;
  /** Writes to one person; the channel of the message is their conversation with the bot. Throws AdapterError. */
  sendDirectMessage(user: UserRef, reply: Reply): Promise<MessageRef>;
  /** Throws AdapterError if the bot could not post there now, as far as can be known without posting. */
  checkPost(channel: ChannelRef, place?: PlaceKind): Promise<void>;
  /**
   * What besides plain messages a channel takes: "post" alone of a forum, which takes no messages. Throws
   * AdapterError. Missing where no channel takes anything else.
   */
  placesIn?(channel: ChannelRef): Promise<PlaceKind[]>;
  /**
   * Whether the bot could post there, by what the platform has told so far; undefined if it has not. Missing
   * where the platform does not tell.
   */
  mayPost?(channel: ChannelRef, place?: PlaceKind): boolean | undefined;
  /**
   * Why a post in the channel cannot ping a role now; undefined if it can. Missing where no role can be pinged.
   * Throws AdapterError.
   */
  pingObstacle?(channel: ChannelRef, role: string): Promise<PingShortfall | undefined>;
  /**
   * Why a post in the channel cannot have the sender of its style now, as far as is known without changing anything
   * there; undefined if it can. Missing where no post has a sender. Throws AdapterError.
   */
  senderObstacle?(channel: ChannelRef, style: PostStyle): Promise<SenderObstacle | undefined>;
  /** The same right before a post, with all that it takes made ready. Missing where `senderObstacle` is. */
  prepareSender?(channel: ChannelRef, style: PostStyle): Promise<SenderObstacle | undefined>;
  /** Whether others can follow the channel and get what is published there. Missing where they never can. */
  canPublish?(channel: ChannelRef): Promise<boolean>;
  /** Publishes a message that `send` posted; one that is published already stays so. Throws AdapterError. */
  publish?(ref: MessageRef): Promise<void>;
  /** What people call a channel, such as "#general"; undefined if the bot cannot find out. Throws AdapterError. */
  channelName(channel: ChannelRef): Promise<string | undefined>;
  stop(): Promise<void>;
}
