import { type Client, ShardClientUtil } from "discord.js";
import type { Logger } from "pino";
import { createInFlight } from "../../src/async/in-flight.ts";
import { withNote } from "../../src/async/noted-request.ts";
import type { Adapter, OnAck } from "../../src/chat/adapter.ts";
import { keepConnected } from "../../src/chat/connection/keep-connected.ts";
import { AdapterError } from "../../src/chat/errors.ts";
import type { KeyValueStore } from "../../src/chat/key-value-store.ts";
import {
  createLadder,
  createRepeat,
  type OnUnanswered,
  type Wait,
  waitUnless,
} from "../../src/chat/ladder/climb.ts";
import type { LongTexts } from "../../src/chat/long-texts.ts";
import { createRefusedPictures, showPictured } from "../../src/chat/pictures/refused-pictures.ts";
import { hasPictures, withoutPictures } from "../../src/chat/pictures/story-pictures.ts";
import type { Sender } from "../../src/chat/posts/post-style.ts";
import { type OwnPlace, type Reply, styleOf } from "../../src/chat/reply.ts";
import type { Tenants } from "../../src/chat/tenants.ts";
import { registerCommands } from "./commands/register.ts";
import { connect, type DiscordSession, type Shards } from "./connect.ts";
import { createShardRecords } from "./connection/shard-records.ts";
import { asAdapterError, facts } from "./errors.ts";
import { listen } from "./inbound/listen.ts";
import { renderAndKeep } from "./inbound/produce-answer.ts";
import { withoutEveryone } from "./inbound/role-to-ping.ts";
import { timeAcks } from "./inbound/time-acks.ts";
import { checkPost, mayPost, nameOf, placesIn } from "./outbound/check-post.ts";
import { edit, sendDirectMessage } from "./outbound/deliveries.ts";
import { createDeliveryPosts } from "./outbound/delivery-posts.ts";
import { createInteractionApi } from "./outbound/interaction-api.ts";
import { canPublish, pingObstacle, publish } from "./outbound/post-extras.ts";
import { blamed } from "./outbound/rungs.ts";
import { createChannelWebhooks } from "./outbound/senders/channel-webhooks.ts";
import { prepareSender } from "./outbound/senders/prepare-sender.ts";
import { senderObstacle } from "./outbound/senders/sender-obstacle.ts";
import { editPost } from "./outbound/threads/edit-post.ts";
import { openThread } from "./outbound/threads/open-thread.ts";
import { trackGuilds } from "./track-guilds.ts";
import { render } from "./views/render.ts";

type DiscordOptions = {
  token: string;
  /** Another base address for Discord's API, without the version; the gateway's comes from it. */
  apiUrl?: string;
  /** Registers the commands in this server alone, for development. */
  guildId?: string;
  shards: Shards;
  /** Whether posts may ping all people, where whoever set them up may. */
  mayPingEveryone?: boolean;
  longTexts: LongTexts;
  keyValues: KeyValueStore;
  tenants: Tenants;
  now: () => number;
  random: () => number;
  onAck?: OnAck;
  onUnanswered?: OnUnanswered;
  /** Between tries; for tests. */
  wait?: Wait;
  log: Logger;
};

/** Discord through discord.js. */
export function createDiscordAdapter(options: DiscordOptions): Adapter {
  const { shards, now, onAck, mayPingEveryone = false, log } = options;
  const stopping = new AbortController();
  /** A stop ends the waits of answers before it waits for the answers. */
  const hurrying = new AbortController();
  const inFlight = createInFlight();
  const webhooks = createChannelWebhooks();
  const posts = createDeliveryPosts({ webhooks, now, log });
  const api = createInteractionApi(options.apiUrl);
  const wait = options.wait ?? waitUnless(hurrying.signal);
  const repeat = createRepeat((cause) => asAdapterError(cause, "show an answer"), wait);
  const climb = createLadder({ repeat, wait, log, onUnanswered: options.onUnanswered });
  const pictures = createRefusedPictures();
  const records = createShardRecords(shards === "auto" ? [0] : shards.ids, now, log);
  let session: DiscordSession | undefined;
  /** Why there is none. */
  let failure: AdapterError | undefined;
  const noteFailure = (error: AdapterError | undefined) => {
    failure = error;
  };
  let running: Promise<void> | undefined;
  const track = (work: Promise<void>): void => {
    const fail = (error: unknown) => log.error({ err: error }, "where the bot is could not be noted");
    void inFlight.track(work.catch(fail));
  };
  const client = (): Client => {
    if (session) return session.client;
    throw failure ?? new AdapterError("unavailable", "Discord is not connected yet. Try again later.");
  };
  const open = async (prepare: (fresh: Client) => void): Promise<DiscordSession> => {
    const opened = await connect(options, records, prepare, stopping.signal);
    session = opened;
    void opened.lost.then(noteFailure);
    if (opensFirstShard(shards)) await register(opened.client, options);
    return {
      ...opened,
      async close() {
        session = undefined;
        await opened.close();
      },
    };
  };

  return {
    name: "discord",
    async start(answer) {
      const onMessage = mayPingEveryone ? answer : withoutEveryone(answer);
      const prepare = (fresh: Client) => {
        if (onAck) timeAcks(fresh, api.rest, now, onAck);
        posts.listen(fresh);
        listen(fresh, { ...options, onMessage, inFlight, api, climb, repeat, pictures });
        trackGuilds(fresh, options, track);
      };
      const { opened, ended } = keepConnected({
        ...options,
        open: () => open(prepare),
        describe: (cause) => asAdapterError(cause, "connect to Discord"),
        // Each gateway connection notes itself when it is ready.
        onOpen: () => undefined,
        onFailure(error) {
          noteFailure(error);
          records.failed(error);
        },
        stopped: stopping.signal,
      });
      running = ended;
      await opened;
    },
    async send(channel, reply, deliveryKey, beforeRequest) {
      const shown = pictures.without(reply);
      const rendered = await renderAndKeep(shown, options, { deliveryKey });
      const bare = hasPictures(shown) && {
        reply: render(withoutPictures(shown), { deliveryKey }),
        onBare: () => pictures.remember(blamed(shown)),
      };
      const ref = await withNote(beforeRequest, (note) =>
        posts.post(client(), channel, {
          ...{ reply: rendered, place: placeOf(reply), sender: senderOf(reply), deliveryKey, note },
          ...(bare && { bare }),
        }),
      );
      records.posted(shardOf(channel.tenant, client()));
      return ref;
    },
    edit: (ref, reply, deliveryKey) =>
      showPictured(reply, pictures, blamed, async (shown) => {
        const rendered = await renderAndKeep(shown, options, { deliveryKey });
        const place = placeOf(reply);
        if (place?.as === "post")
          await editPost(client(), webhooks, ref, { reply: rendered, title: place.title });
        else await edit(client(), webhooks, ref, rendered);
      }),
    openThread: async (ref, title) => openThread(client(), ref, title),
    sendDirectMessage: (user, reply) =>
      showPictured(reply, pictures, blamed, async (shown) =>
        sendDirectMessage(client(), user, await renderAndKeep(shown, options)),
      ),
    checkPost: async (channel, place) => checkPost(client(), channel, place),
    placesIn: async (channel) => placesIn(client(), channel),
    mayPost: (channel, place) => session && mayPost(session.client, channel, place),
    pingObstacle: async (channel, role) => pingObstacle(client(), channel, role, mayPingEveryone),
    senderObstacle: async (channel, style) => senderObstacle(client(), channel, style),
    prepareSender: async (channel, style) => prepareSender(client(), webhooks, channel, style),
    canPublish: async (channel) => canPublish(client(), channel),
    publish: async (ref) => publish(client(), ref),
    channelName: async (channel) => nameOf(client(), channel),
    findDelivery: async (channel, deliveryKey, search) => posts.find(client(), channel, deliveryKey, search),
    connections: () => records.current(),
    async stop() {
      hurrying.abort();
      // Answers in flight still need the client.
      await inFlight.settled();
      stopping.abort();
      await running;
    },
  };
}

const placeOf = (reply: Reply): OwnPlace | undefined => (reply.kind === "digest" ? reply.place : undefined);

function senderOf(reply: Reply): Sender | undefined {
  const { sender } = styleOf(reply);
  return sender === "own" ? undefined : sender;
}

/** The gateway connection of a server, or of direct messages. */
const shardOf = (guild: string, { options }: Client): number =>
  guild ? ShardClientUtil.shardIdForGuildId(guild, options.shardCount ?? 1) : 0;

/** Of several processes one registers the commands: the one that gets direct messages. */
const opensFirstShard = (shards: Shards): boolean => shards === "auto" || shards.ids.includes(0);

/** Without its slash commands the bot still answers mentions, so a failure is only logged. */
async function register(
  { rest, application }: Client,
  { guildId, keyValues, log }: DiscordOptions,
): Promise<void> {
  if (!application) return;
  try {
    const outcome = await registerCommands({ rest, applicationId: application.id, guildId, keyValues });
    log.info({ outcome }, "the slash commands are in place");
  } catch (error) {
    const line = "the slash commands could not be registered; mentions and direct messages still work";
    log.error(facts(error), line);
  }
}
