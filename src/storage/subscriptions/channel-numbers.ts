import type { Transaction } from "kysely";
import type { ChannelRef } from "../../chat/message.ts";
import type { Schema } from "../schema.ts";

/** The next number of a kind in a channel; one that was given is never given again. */
export async function nextNumber(
  transaction: Transaction<Schema>,
  { platform, tenant, channel }: ChannelRef,
  kind: "digest" | "follow" | "mute",
): Promise<number> {
  const { last } = await transaction
    .insertInto("channel_numbers")
    .values({ platform, tenant, channel, kind, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["platform", "tenant", "channel", "kind"])
        .doUpdateSet((eb) => ({ last: eb("channel_numbers.last", "+", 1) })),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return last;
}

/** What the rows of a channel have; a thread is its channel. */
export const placeOf = ({ platform, tenant, channel }: ChannelRef) => ({ platform, tenant, channel });
