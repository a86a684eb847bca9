import type { Message } from "discord.js";
import { LRUCache } from "lru-cache";
import { line } from "../../../src/chat/apologies.ts";
import { asAdapterError, refusalText } from "../errors.ts";
import { render } from "../views/render.ts";
import { sendDirectMessage } from "./deliveries.ts";
import { channelName } from "./respond.ts";

/** People and channels remembered; beyond them somebody may be told twice. */
const maxTold = 1_000;

/**
 * Tells a person who mentioned the bot where it may not write why there is no answer: in a direct message,
 * once for each channel. Throws AdapterError where they take no direct messages.
 */
export function createExplanation(): (message: Message, error: unknown) => Promise<void> {
  const told = new LRUCache<string, true>({ max: maxTold });
  return async ({ author, channel, client, guild }, error) => {
    if (channel.isDMBased()) return;
    const locale = guild?.preferredLocale;
    const refusal = asAdapterError(error, `answer in ${channelName(channel)}`);
    const key = `${channel.id} ${author.id}`;
    if (refusal.code !== "forbidden" || told.has(key)) return;
    told.set(key, true);
    const { components } = render(line(refusalText(refusal, locale), locale));
    await sendDirectMessage(client, { platform: "discord", tenant: "", user: author.id }, components);
  };
}
