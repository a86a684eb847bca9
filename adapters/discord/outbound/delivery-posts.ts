import type { Client } from "discord.js";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import type { Note } from "../../../src/async/noted-request.ts";
import type { DeliveryLookup, DeliverySearch } from "../../../src/chat/adapter.ts";
import { AdapterError } from "../../../src/chat/errors.ts";
import { isAboutContents } from "../../../src/chat/ladder/climb.ts";
import type { ChannelRef, MessageRef } from "../../../src/chat/message.ts";
import type { Sender } from "../../../src/chat/posts/post-style.ts";
import type { OwnPlace } from "../../../src/chat/reply.ts";
import { asAdapterError } from "../errors.ts";
import { missingPermissions, obstacleTo } from "./bot-permissions.ts";
import { edit, type RenderedReply } from "./deliveries.ts";
import { createEchoes } from "./echoes.ts";
import { canReadHistory, searchHistory } from "./history.ts";
import { notedRequests } from "./noted-rest.ts";
import { orRemoval } from "./removal.ts";
import { created } from "./rungs.ts";
import { type ChannelWebhooks, isGone, isRefusal } from "./senders/channel-webhooks.ts";
import { postUnderName } from "./senders/post-under-name.ts";
import { createReadOwn } from "./senders/read-own.ts";
import { searchForum } from "./threads/find-post.ts";
import { type PostRoute, postRef, routeOf } from "./threads/forum-posts.ts";

/** `onBare`: called if it was refused with its pictures, before it is posted without. */
type Post = {
  reply: RenderedReply;
  place?: OwnPlace;
  sender?: Sender;
  bare?: { reply: RenderedReply; onBare: () => void };
  deliveryKey: string;
  note: Note;
};

export type DeliveryPosts = {
  /** Hears of posts whose answer is lost. */
  listen(client: Client): void;
  /** Posts a message that carries a delivery key. Throws AdapterError. */
  post(client: Client, channel: ChannelRef, post: Post): Promise<MessageRef>;
  /** See the port. Throws AdapterError if a later try may succeed. */
  find(client: Client, channel: ChannelRef, key: string, search: DeliverySearch): Promise<DeliveryLookup>;
};

/**
 * For "the past few minutes" Discord answers a second request under the same nonce with the first message:
 * https://docs.discord.com/developers/resources/message#create-message (enforce_nonce). We count on two of
 * them, less the time that a request may be under way.
 */
const nonceMs = 115_000;

/** So long a repetition waits at least. */
const minRepeatDelayMs = 5_000;

/** Deliveries of one process that may be repeated: after two minutes none of them matters. */
const maxRepeatable = 10_000;

type PostingServices = {
  webhooks: ChannelWebhooks;
  /** The clock, in ms. */
  now: () => number;
  log: Logger;
};

export function createDeliveryPosts({ webhooks, now, log }: PostingServices): DeliveryPosts {
  const echoes = createEchoes();
  /** By key, when Discord may forget an earlier request, perhaps of a process that died. */
  const repeatableUntil = new LRUCache<string, number>({ max: maxRepeatable });
  const heardOf = (channel: ChannelRef, key: string): MessageRef | undefined => {
    const message = echoes.find(channel.channel, key);
    const post = message === undefined ? echoes.findPost(key) : undefined;
    if (post !== undefined) return postRef(channel, post);
    return message === undefined ? undefined : { channel, message };
  };

  return {
    listen: echoes.listen,
    async post(client, channel, { reply, place, sender, bare, deliveryKey, note }) {
      const what = "post to the Discord channel";
      const isRepeated = repeatableUntil.has(deliveryKey);
      let until = repeatableUntil.get(deliveryKey);
      let requests = 0;
      const mustBeInTime = () => {
        if (until !== undefined && now() >= until) throw new AdapterError("unavailable", tooLate(what));
      };
      let isRepeatable = true;
      const noteInTime = async () => {
        if (requests > 0 && !isRepeatable) throw new AdapterError("unavailable", unrepeatable(what));
        mustBeInTime();
        await note();
        // A disk may take its time.
        mustBeInTime();
        until ??= now() + nonceMs;
        requests++;
      };
      const mayBePosted = () => isRepeated || requests > 1;
      let ref: MessageRef;
      let taken = reply;
      try {
        // Discord bans an address after 10,000 refused requests in ten minutes: a post known to fail is not tried.
        const obstacle = obstacleTo(what, client, channel, place?.as);
        if (obstacle) throw obstacle;
        const send = (route: PostRoute, rendered: RenderedReply) => {
          const { path, query, auth } = route;
          const request = () => client.rest.post(path, { query, auth, body: route.bodyOf(rendered) });
          return notedRequests({ note: noteInTime, mayWait: mayBePosted }, request);
        };
        const postBy = async (route: PostRoute) => {
          isRepeatable = route.isRepeatable;
          taken = reply;
          const sent = await send(route, reply).catch((cause: unknown) => {
            // What was refused has posted nothing.
            if (!isRepeatable && isRefusal(cause)) requests = 0;
            const isBlamed = bare && !isGone(cause) && isAboutContents(asAdapterError(cause, what));
            if (!isBlamed || mayBePosted()) throw cause;
            bare.onBare();
            taken = bare.reply;
            requests = 0;
            return send(route, taken);
          });
          return route.refOf(created.parse(sent));
        };
        // What Discord may recognise by its nonce is repeated as it was, under the bot's own name.
        const signed = !isRepeated && sender ? { sender, place } : undefined;
        ref =
          (signed && (await postUnderName(client, channel, signed, { webhooks, log }, postBy))) ??
          (await postBy(await routeOf(client, channel, place, deliveryKey)));
      } catch (cause) {
        const heard = heardOf(channel, deliveryKey);
        if (heard) return heard;
        const error = asAdapterError(cause, what, missingPermissions(client, channel, place?.as));
        // A refusal of this request says nothing of those before it.
        if (!mayBePosted() && error.code !== "unavailable") throw await orRemoval(error, client, channel);
        const retryAfterMs = until && Math.max(minRepeatDelayMs, (until - now()) / 2);
        throw new AdapterError("unavailable", error.message, { cause, retryAfterMs });
      }
      // Discord may have answered with the message of the earlier request, which showed the news of that time.
      if (isRepeated) await edit(client, webhooks, ref, taken);
      repeatableUntil.delete(deliveryKey);
      return ref;
    },
    async find(client, channel, key, search) {
      const ref = heardOf(channel, key);
      if (ref) return { state: "found", ref };
      let found: DeliveryLookup = { state: "unknown" };
      let isForum = false;
      try {
        const place = await client.channels.fetch(channel.channel, { allowUnknownGuild: true });
        isForum = place?.isThreadOnly() ?? false;
        const readOwn = (where: ChannelRef) => createReadOwn(client, webhooks, where);
        if (isForum) found = await searchForum(client, channel, key, search, readOwn);
        else if (await canReadHistory(client, channel))
          found = await searchHistory(client, channel, key, search, readOwn(channel));
      } catch (cause) {
        const error = asAdapterError(cause, `read Discord channel ${channel.channel}`);
        if (!["forbidden", "gone", "rejected"].includes(error.code)) throw error;
      }
      if (found.state !== "unknown" && found.state !== "absent") return found;
      const { requestedAt = Number.NaN } = search;
      const until = requestedAt + nonceMs;
      if (isForum || search.isUnderName || !(requestedAt <= now() && now() < until)) {
        // What is posted after this is a message of its own: it was not there, or somebody asked for it.
        repeatableUntil.delete(key);
        return found;
      }
      // The earlier request may not have arrived yet, or where that cannot be seen, may have been carried out.
      repeatableUntil.set(key, until);
      return { state: "absent", isRepeatable: true };
    },
  };
}

const unrepeatable = (what: string): string =>
  `Could not ${what}: Discord did not answer, and does not recognise the repetition of such a post.`;

const tooLate = (what: string): string =>
  `Could not ${what}: an earlier request may have, and Discord no longer recognises a repetition.`;
