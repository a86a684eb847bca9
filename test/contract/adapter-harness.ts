import type { Adapter } from "../../src/chat/adapter.ts";
import type { ChannelRef, Message } from "../../src/chat/message.ts";

/** How a person says something that the bot answers. */
export type Spoken = "command" | "mention" | "direct";

/** A message of the bot as people see it. */
export type Seen = {
  /** All text except that of buttons, without the platform's markup and invisible characters. */
  text: string;
  /** Visible to one person only. */
  private: boolean;
  /** The labels of its buttons. */
  buttons: string[];
};

/** A platform (a loopback server, a terminal) with a started adapter and one person who uses it. */
export type AdapterHarness = {
  adapter: Adapter;
  /** How a person can address the bot here; "action" if there are buttons to press. */
  kinds: Message["kind"][];
  /** A channel the bot may post to. */
  channel: ChannelRef;
  /** The person writes to the bot: `/news text`, `@bot text`, or the text in a direct message. */
  say(kind: Spoken, text: string): Promise<void>;
  /** The person presses the newest button with this label. */
  press(label: string): Promise<void>;
  /** The platform delivers one of the bot's own messages to the bot, as if a person had addressed it. */
  echo(text: string): Promise<void>;
  /** The bot's messages, oldest first; a replaced one with its newest content. */
  seen(): Seen[];
  /** Whom the bot's messages notified: people, groups, everyone. */
  pings(): string[];
  /** What the platform refused or did not expect. */
  problems(): string[];
  /** Stops the adapter and the platform. */
  stop(): Promise<void>;
};
