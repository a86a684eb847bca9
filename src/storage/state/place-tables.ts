import type { Schema } from "../schema.ts";

type TableWith<Column extends string> = {
  [Table in keyof Schema]: Column extends keyof Schema[Table] ? Table : never;
}[keyof Schema];

type ChannelTable = TableWith<"channel">;
type TenantTable = TableWith<"tenant">;

/** The tables with a column for the channel; leaving a new one out is a type error. */
export const channelTables = Object.keys({
  subscriptions: 0,
  follows: 0,
  mutes: 0,
  channel_numbers: 0,
  seen_messages: 0,
  shown_lists: 0,
} satisfies Record<ChannelTable, 0>) as ChannelTable[];

const tenantOnly = Object.keys({
  preferences: 0,
  departures: 0,
  installations: 0,
} satisfies Record<Exclude<TenantTable, ChannelTable>, 0>) as TenantTable[];

/** The tables with a column for the workspace or server, which all of channels have; likewise. */
export const tenantTables: TenantTable[] = [...channelTables, ...tenantOnly];
