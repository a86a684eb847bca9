import { afterEach, beforeEach } from "vitest";
import { AdapterError } from "../../src/chat/errors.ts";
import type { Delivery } from "../../src/digest/ledger.ts";
import { deliveryKey } from "../../src/digest/schedule/due-slots.ts";
import type { DigestSubscription } from "../../src/digest/subscription.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../src/storage/storage.ts";
import {
  at,
  channelOf,
  hourMs,
  logged,
  newDigest,
  type Post,
  runOnce,
  ScriptedPlatform,
  type TestClock,
} from "./delivery-rig.ts";

/** The first and the second slot of the digest. */
export const slot = at("2026-06-01T00:30Z");
export const nextDay = slot + 24 * hourMs;

export const refuse =
  (...[code, message, options]: ConstructorParameters<typeof AdapterError>) =>
  () => {
    throw new AdapterError(code, message, options);
  };

export const titlesOf = (post: Post | undefined) => post?.edition.stories.map(({ article }) => article.title);

type OneDigest = {
  storage: Storage;
  slack: ScriptedPlatform;
  subscription: DigestSubscription;
  clock: TestClock;
  /** A process starts at that moment, posts what is due, and ends. */
  liveAt(moment: number): Promise<void>;
  /** The ledger's row of a slot, by default the first. */
  entry(dueAt?: number): Promise<Delivery | undefined>;
  coveredUntil(): Promise<number | undefined>;
};

/** Before each test a storage with one digest, every day at 08:30 in Taipei, and the platform it is posted on. */
export function withOneDigest(): OneDigest {
  const it = {} as OneDigest;
  beforeEach(async () => void Object.assign(it, await openOneDigest()));
  afterEach(() => it.storage.close());
  return it;
}

async function openOneDigest(): Promise<OneDigest> {
  const storage = await openStorage(":memory:");
  const slack = new ScriptedPlatform("slack");
  const clock: TestClock = { now: slot };
  const subscription = await storage.subscriptions.add(
    newDigest(channelOf("slack"), at("2026-05-31T20:00Z")),
  );
  logged.length = 0;
  const it: OneDigest = {
    ...{ storage, slack, subscription, clock },
    async liveAt(moment) {
      clock.now = moment;
      await runOnce(it.storage, clock, slack);
    },
    entry: (dueAt = slot) => storage.ledger.get(deliveryKey(subscription, dueAt)),
    coveredUntil: async () => (await storage.subscriptions.get(subscription.id))?.coveredUntil,
  };
  return it;
}
