import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect } from "vitest";
import type { Adapter } from "../../../src/chat/adapter.ts";
import { type Newsroom, openNewsroom } from "../../bot/newsroom.ts";
import type { SlackServer } from "../../servers/slack.ts";
import { buttonsOf, readable } from "../../servers/slack-reading.ts";
import { type Changes, complaints, startWorld, type World } from "./world.ts";

// The whole way with the real bot: what people do in Slack, and what they then see.

export const text = (shown: { blocks?: unknown[] } | undefined): string =>
  readable((shown?.blocks ?? []) as KnownBlock[]);
export const labels = (shown: { blocks?: unknown[] } | undefined): string[] =>
  buttonsOf((shown?.blocks ?? []) as KnownBlock[]).map(({ label }) => label);

/** A new one for each test. */
export let newsroom: Newsroom;
export let world: World;
export let slack: SlackServer;
export let adapter: Adapter;

/** The same tests over Socket Mode and over HTTP, each in its own newsroom; nothing may violate Slack's rules. */
export function inBothModes(tests: () => void, changes: Changes = {}): void {
  describe.each(["socket", "http"] as const)("over %s", (mode) => {
    beforeEach(async () => {
      newsroom = await openNewsroom();
      const { channelChanges } = newsroom.storage;
      world = await startWorld(mode, newsroom.bot, { channelChanges, ...changes });
      ({ slack, adapter } = world);
    });
    afterEach(async () => {
      await world.end();
      await newsroom.close();
      expect(complaints(world)).toEqual([]);
    });
    tests();
  });
}
