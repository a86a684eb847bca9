import { composeAlert } from "../bot/replies/alert-reply.ts";
import { composeDigest } from "../bot/replies/digest-reply.ts";
import { composeDoubtful } from "../bot/replies/doubtful-reply.ts";
import { composePaused } from "../bot/replies/paused-reply.ts";
import { composePost } from "../bot/replies/post-reply.ts";
import { composeShortfall } from "../bot/replies/styles/shortfall-reply.ts";
import type { DeliveryTexts } from "../digest/delivery/delivery-deps.ts";

/** The words of all that is posted. */
export const deliveryTexts: DeliveryTexts = {
  digest: composeDigest,
  post: composePost,
  alert: composeAlert,
  paused: composePaused,
  doubtful: composeDoubtful,
  shortfall: composeShortfall,
};
