import { pick, type Random } from "../../../src/eval/random.ts";
import { type Point, points } from "./points.ts";

const [secondMs, minuteMs, hourMs] = [1_000, 60_000, 3_600_000];

/** How long after the end of a life the next one begins, in ms: from, to. */
const gaps = {
  "at once": [secondMs, 5 * secondMs],
  "within the nonce's two minutes": [20 * secondMs, 100 * secondMs],
  "within the lease": [130 * secondMs, 290 * secondMs],
  "an hour later": [hourMs, hourMs + 10 * minuteMs],
} as const;
type Gap = keyof typeof gaps;

/** How far the process's clock is from the right time. */
export const clocks = {
  right: 0,
  "two days ahead": 48 * hourMs,
  "three hours behind": -3 * hourMs,
  "ten minutes behind": -10 * minuteMs,
} as const;
type ClockFault = keyof typeof clocks;

/** How a life ends, or what befalls it before its end. */
const ends = [
  "killed",
  "power cut",
  "stopped past its lease, then continued",
  "disk refuses to write",
  "disk is full",
] as const;
type End = (typeof ends)[number];

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

type Possible = { processes: number; server: boolean; canFill: boolean };

/** Points at which a platform stores or answers: only there a disk fails in the midst of a delivery. */
const onThePlatform: Point[] = ["random moment", "request received", "stored, answer withheld", "answered"];
const whileClaimed: Point[] = ["claimed", "about to send", "request received", "stored, answer withheld"];

/** The plans of a run, each kind of point, gap and end in turn, mixed by the seed. */
export function plansOf(kills: number, random: Random, possible: Possible): Plan[] {
  const shuffled = <Item>(items: readonly Item[]) => {
    let rest: Item[] = [];
    return () => {
      if (rest.length === 0)
        rest = items
          .map((one) => ({ one, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
      return rest.pop() as Item;
    };
  };
  // Every fourth at a random moment, the worst ones as often as each other.
  const nextPoint = shuffled([
    ...points.slice(1),
    ...points.slice(1),
    ...points.slice(1),
    ...Array(11).fill("random moment"),
  ] as Point[]);
  const nextGap = shuffled(Object.keys(gaps) as Gap[]);
  const nextEnd = shuffled(endsOf(possible));
  const nextClock = shuffled<ClockFault>([
    ...Array(21).fill("right"),
    "two days ahead",
    "three hours behind",
    "ten minutes behind",
  ]);
  return Array.from({ length: kills }, (_, kill) => {
    const gap = nextGap();
    const end = nextEnd();
    const wanted = nextPoint();
    const allowed = placesFor(end);
    const point = allowed && !allowed.includes(wanted) ? pick(allowed, random) : wanted;
    return {
      ...{ point, gap, end, clock: nextClock() },
      nth: random() < 0.5 ? 1 : 1 + Math.floor(random() * (point === "in a snapshot" ? 4 : 5)),
      share: 0.3 + random(),
      gapMs: gaps[gap][0] + random() * (gaps[gap][1] - gaps[gap][0]),
      heals: random() < 0.5,
      asks: kill % 3 === 2,
      victim: possible.processes > 1 && kill % 4 > 1 ? Math.floor(random() * possible.processes) : undefined,
      losesStore: possible.server && kill % 5 === 4,
    };
  });
}

const placesFor = (end: End): Point[] | undefined => {
  if (end.startsWith("disk")) return onThePlatform;
  return end.startsWith("stopped") ? whileClaimed : undefined;
};

/** A power cut every fourth time where the database is a file, each fault of a disk and each stop every twelfth. */
function endsOf({ server, canFill }: Possible): End[] {
  const plain: End[] = Array(server ? 10 : 6).fill("killed");
  const cuts: End[] = server ? [] : Array(3).fill("power cut");
  const disks: End[] = server
    ? []
    : ["disk refuses to write", canFill ? "disk is full" : "disk refuses to write"];
  return [...plain, ...cuts, ...disks, "stopped past its lease, then continued"];
}
