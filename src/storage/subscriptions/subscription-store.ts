import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { ChannelRef, UserRef } from "../../chat/message.ts";
import type { MuteTable } from "../schema.ts";
import { placeOf } from "./channel-numbers.ts";

// What a channel's digests, follows and mutes have in common: whose they are, and what they are called.

type SubscriptionRow = { channel: ChannelRef; createdBy: UserRef; createdAt: number };

/** The columns of a new one. */
export const standingColumns = ({ channel, createdBy, createdAt }: SubscriptionRow, number: number) => ({
  id: randomUUID(),
  ...placeOf(channel),
  number,
  created_by: JSON.stringify(createdBy),
  created_at: createdAt,
});

/** The inverse. */
export const standingOf = (row: Omit<Selectable<MuteTable>, "query">) => ({
  id: row.id,
  channel: placeOf(row),
  number: row.number,
  createdBy: JSON.parse(row.created_by) as UserRef,
  createdAt: row.created_at,
});
