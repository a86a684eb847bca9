import type { CrashOrder } from "../newsroom/orders.ts";
import type { Evidence, LedgerRow, ShownMessage } from "./evidence.ts";

export const minuteMs = 60_000;
export const channel = { platform: "slack", tenant: "T", channel: "C" };
const digest: CrashOrder = { id: "digest", kind: "digest", channel, isReadable: true };
const follow: CrashOrder = { id: "follow", kind: "follow", channel, isReadable: true };

/** A digest of the five minutes before `slot` (counted in them), posted as soon as it was due. */
function digestAt(slot: number, stories: number[]): { message: ShownMessage; row: LedgerRow } {
  const dueAt = slot * 5 * minuteMs;
  const key = `digest ${slot}`;
  return {
    message: { order: "digest", key, at: dueAt + 1_000, stories, again: [] },
    row: {
      ...{ key, order: "digest", dueAt, from: dueAt - 5 * minuteMs, state: "sent", stories },
      ...{ isTold: false, namesWindow: true, isSetBack: false, isMadeUpFor: false },
    },
  };
}

export function alertOf(story: number, at: number): { message: ShownMessage; row: LedgerRow } {
  const key = `alert ${story}`;
  return {
    message: { order: "follow", key, at: at + 1_000, stories: [story], again: [] },
    row: {
      ...{
        key,
        order: "follow",
        dueAt: at,
        state: "sent",
        stories: [story],
        isTold: false,
        namesWindow: true,
        isSetBack: false,
        isMadeUpFor: false,
      },
    },
  };
}

/** A run in which everything went well: three digests, the second empty, and two alerts. */
export function goodRun(): Evidence {
  const posted = [
    ...[digestAt(1, [1]), digestAt(2, []), digestAt(3, [2])],
    ...[alertOf(1, 2 * minuteMs), alertOf(2, 12 * minuteMs)],
  ];
  return {
    orders: [digest, follow],
    writtenAt: [minuteMs, 11 * minuteMs],
    messages: posted.map(({ message }) => message),
    rows: posted.map(({ row }) => row),
    uptimes: [{ from: 0, to: 60 * minuteMs }],
    wrongClocks: [],
    leaps: [],
    lives: [],
    requested: new Set(),
    doubtfulSince: new Map(),
  };
}

export const messageOf = (run: Evidence, key: string) =>
  run.messages.find((one) => one.key === key) as ShownMessage;
export const rowOf = (run: Evidence, key: string) => run.rows.find((one) => one.key === key) as LedgerRow;
export const remove = (run: Evidence, key: string) => {
  run.messages = run.messages.filter((one) => one.key !== key);
};
