import { restyled } from "../../chat/posts/post-style.ts";
import type { NewDigestSubscription } from "../subscription.ts";
import type { DigestWish } from "./parse-schedule.ts";
import { latestSlot } from "./schedule.ts";

type SetUp = Omit<NewDigestSubscription, keyof DigestWish | "coveredUntil">;

/** A digest as it is set up, as if the slot before had been posted: the first one covers a whole interval. */
export const newDigest = (wish: DigestWish, setUp: SetUp): NewDigestSubscription => ({
  ...wish,
  style: restyled(undefined, wish.style),
  ...setUp,
  coveredUntil: latestSlot(wish.schedule, setUp.createdAt),
});
