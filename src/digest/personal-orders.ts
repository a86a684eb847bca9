import type { UserRef } from "../chat/message.ts";

/** What people set for themselves alone. */
export interface PersonalOrders {
  /** Deletes a person's own digests, follows and mutes, with all that was posted for them. */
  forget(user: UserRef): Promise<void>;
}
