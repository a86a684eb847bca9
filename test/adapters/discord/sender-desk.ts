import { expect } from "vitest";
import type { PostStyle } from "../../../src/chat/posts/post-style.ts";
import type { DigestSubscription } from "../../../src/digest/subscription.ts";
import { minuteMs, newDigest } from "../../digest/delivery-rig.ts";
import { ephemeral, permission, type StoredMessage } from "../../servers/discord-world.ts";
import { type ForumDesk, slot, withForum } from "./forum-desk.ts";
import { textOf } from "./harness.ts";

export const picture = "https://pictures.example.com/desk.png";
export const sender = { name: "Morning desk", picture };

/** Before each test a newsroom on Discord, and what tests of posts under a curator's own name do and look at. */
export function withSenders() {
  const it: ForumDesk = withForum();
  const posts = (channel = it.server.world.channelId): StoredMessage[] =>
    it.server.posted.filter(({ channel_id, flags }) => channel_id === channel && !(flags & ephemeral));
  const asked = (line: RegExp) => it.server.requests.filter((one) => line.test(one)).length;
  return {
    it,
    posts,
    names: (channel?: string) => posts(channel).map(({ author }) => author.username),
    told: () => posts(it.server.world.directId).map(textOf),
    asked,
    /** How many webhooks were made. */
    made: () => asked(/^POST \/channels\/\d+\/webhooks$/),
    async states() {
      const [set] = await it.storage.subscriptions.all();
      const first = set && (await it.storage.ledger.dueThen(set.id, slot));
      return first?.map(({ state }) => state);
    },
    allow: () => it.server.grant("bot", permission.manageWebhooks),
    /** The bot hears of a permission by the gateway. */
    hears: (can: boolean): Promise<void> =>
      expect
        .poll(async () => (await it.running.adapter.senderObstacle?.(it.server.channel, {})) === undefined)
        .toBe(can),
    async subscribe(
      style: PostStyle = { sender },
      more: { channel?: string; place?: "post" } = {},
    ): Promise<DigestSubscription> {
      const { channel = it.server.world.channelId, place } = more;
      const set = await it.storage.subscriptions.add(
        newDigest({ ...it.server.channel, channel }, it.clock.now, {
          ...{ style, channelName: "#news", ...(place && { place }) },
          createdBy: { platform: "discord", tenant: "", user: it.server.world.person.id },
        }),
      );
      await it.comes("Ferry runs again");
      return set;
    },
    /** The story comes in again with another headline. */
    revised: (title: string) =>
      it.comes(title, { keys: ["path:Ferry runs again#0"], publishedAt: it.clock.now - minuteMs }),
  };
}
