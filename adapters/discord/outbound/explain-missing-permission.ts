import type { Message } from "discord.js";
import { LRUCache } from "lru-cache";
import { line } from "../../../src/chat/apologies.ts";
import { asAdapterError, refusalText } from "../errors.ts";
import { render } from "../views/render.ts";
import { sendDirectMessage } from "./deliveries.ts";
import { channelName } from "./respond.ts";

/** People in channels: one that is forgotten may get the explanation again. */
const maxExplained = 1_000;

/**
 * Explains to a person who mentioned the bot in a channel it may not write in why there is no answer: in a
 * direct message, once for each channel. Throws AdapterError if they take no direct messages.
 */
export function createExplanation(): (message: Message, error: unknown) => Promise<void> {
  const explained = new LRUCache<string, true>({ max: maxExplained });
  return async ({ author, channel, client, guild }, error) => {
    if (channel.isDMBased()) return;
    const locale = guild?.preferredLocale;
    const refusal = asAdapterError(error, `answer in ${channelName(channel)}`);
    const key = `${channel.id} ${author.id}`;
    if (refusal.code !== "forbidden" || explained.has(key)) return;
    explained.set(key, true);
    const reply = render(line(refusalText(refusal, locale), locale));
    await sendDirectMessage(client, { platform: "discord", tenant: "", user: author.id }, reply);
  };
}
