import type { Point } from "./points.ts";

const [secondMs, minuteMs, hourMs] = [1_000, 60_000, 3_600_000];

/** How long after the end of a life the next one begins, in ms: from, to. */
export const gaps = {
  "at once": [secondMs, 5 * secondMs],
  "within the nonce's two minutes": [20 * secondMs, 100 * secondMs],
  "within the lease": [130 * secondMs, 290 * secondMs],
  "an hour later": [hourMs, hourMs + 10 * minuteMs],
} as const;
export type Gap = keyof typeof gaps;

/** How far the process's clock is from the right time. */
export const clocks = {
  right: 0,
  // An alert expires after two days, so an hour less.
  "two days ahead": 47 * hourMs,
  "three hours behind": -3 * hourMs,
  "ten minutes behind": -10 * minuteMs,
} as const;
export type ClockFault = keyof typeof clocks;

/** How a life ends, or what befalls it before its end. */
export type End =
  | "killed"
  | "power cut"
  | "stopped past its lease, then continued"
  | "disk refuses to write"
  | "disk is full";

/** One life of the program: what happens before, in and at the end of it. */
export type Plan = {
  point: Point;
  /** Of the matching statements or requests the one at which it ends, from 1. */
  nth: number;
  /** For a random moment: this share of the usual time from start to posts. */
  share: number;
  gap: Gap;
  gapMs: number;
  clock: ClockFault;
  end: End;
  /** Whether a disk works again while the process is still alive. */
  heals: boolean;
  /** A person requests a digest. */
  asks: boolean;
  /** The process that is killed while the others continue; undefined if all are killed at once. */
  victim?: number;
  /** The database server crashes as the first posts are about to be sent, and starts again. */
  losesStore: boolean;
};

export const describePlan = ({ end, point, nth, gap, clock }: Plan): string =>
  [end, `${point} (${nth})`, `begun ${gap}`, ...(clock === "right" ? [] : [`clock ${clock}`])].join(", ");
