import type { Client } from "discord.js";
import type { Logger } from "pino";
import type { Adapter } from "../../src/chat/adapter.ts";
import { AdapterError } from "../../src/chat/errors.ts";
import type { LongTexts } from "../../src/chat/long-texts.ts";
import { registerCommands } from "./commands.ts";
import { connect } from "./connect.ts";
import { find, post } from "./deliver.ts";
import { facts } from "./errors.ts";
import { listen, renderAndKeep } from "./listen.ts";

type Options = {
  token: string;
  /** Another base address for Discord's API, without the version; the gateway's comes from it. */
  apiUrl?: string;
  longTexts: LongTexts;
  now: () => number;
  log: Logger;
};

/** Discord through discord.js. */
export function createDiscordAdapter(options: Options): Adapter {
  const { log } = options;
  const stopping = new AbortController();
  const busy = new Set<Promise<void>>();
  let connected: Client | undefined;
  const client = (): Client => {
    if (connected) return connected;
    throw new AdapterError("unavailable", "Discord is not connected yet. Try again later.");
  };

  return {
    name: "discord",
    async start(onMessage) {
      connected = await connect(
        options,
        (fresh) => listen(fresh, { ...options, onMessage, busy }),
        stopping.signal,
      );
      if (connected) await register(connected, log);
    },
    async send(channel, reply, deliveryKey) {
      return post(client(), channel, await renderAndKeep(reply, options, deliveryKey), deliveryKey);
    },
    findDelivery: async (channel, deliveryKey, since) => find(client(), channel, deliveryKey, since),
    async stop() {
      stopping.abort();
      await Promise.all(busy);
      await connected?.destroy();
    },
  };
}

/** Without its slash command the bot still answers mentions, so a failure is told and no more. */
async function register(client: Client, log: Logger): Promise<void> {
  try {
    const outcome = client.application && (await registerCommands(client.rest, client.application.id));
    log.info({ outcome }, "the slash command /news is in place");
  } catch (error) {
    log.error(
      facts(error),
      "the slash command /news could not be registered; mentions and direct messages still work",
    );
  }
}
