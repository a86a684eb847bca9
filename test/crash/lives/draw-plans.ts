import { pick, type Random, sample } from "../../../src/eval/random.ts";
import { type ClockFault, type End, type Gap, gaps, type Plan } from "./plan.ts";
import { type Point, points } from "./points.ts";

type Possible = {
  processes: number;
  /** Whether the store is a server, which itself may crash, and whose disk is out of reach. */
  server: boolean;
  /** Whether the disk can be filled up. */
  canFill: boolean;
};

/** Where a disk fails in the midst of a delivery. */
const onThePlatform: Point[] = ["random moment", "request received", "stored, answer withheld", "answered"];
const whileClaimed: Point[] = ["claimed", "about to send", "request received", "stored, answer withheld"];

/** The plans of a run: each kind of point, gap, clock and end in turn, mixed by the seed. */
export function drawPlans(kills: number, random: Random, possible: Possible): Plan[] {
  const draw = drawersOf(random, possible);
  let before: Point | undefined;
  return Array.from({ length: kills }, (_, kill) => {
    const end = draw.end();
    const point = placeFor(end, draw.point(), random);
    // A platform is at most so slow.
    const gap = before === "stored after the restart" ? "at once" : draw.gap();
    before = point;
    return {
      ...{ point, gap, end, clock: draw.clock() },
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

const times = <Item>(count: number, item: Item): Item[] => Array(count).fill(item);

/** Each draws from a pack, which is shuffled again when it is used up. */
function drawersOf(random: Random, { server, canFill }: Possible) {
  const pack = <Item>(items: Item[]) => {
    let rest: Item[] = [];
    return () => {
      if (rest.length === 0) rest = sample(items, items.length, random);
      return rest.pop() as Item;
    };
  };
  const worst = points.slice(1);
  const onServers: End[] = [
    "stopped past its lease, then continued",
    ...times<End>(server ? 10 : 6, "killed"),
  ];
  const full: End = canFill ? "disk is full" : "disk refuses to write";
  const onFiles: End[] = [...onServers, ...times<End>(3, "power cut"), "disk refuses to write", full];
  return {
    // Every fourth at a random moment, the worst ones as often as each other.
    point: pack([...worst, ...worst, ...worst, ...times<Point>(worst.length, "random moment")]),
    gap: pack(Object.keys(gaps) as Gap[]),
    clock: pack<ClockFault>([
      ...times<ClockFault>(21, "right"),
      ...(["two days ahead", "three hours behind", "ten minutes behind"] as const),
    ]),
    end: pack(server ? onServers : onFiles),
  };
}

/** The point that was drawn, or one at which this end makes sense. */
function placeFor(end: End, drawn: Point, random: Random): Point {
  const places = end.startsWith("disk") ? onThePlatform : end.startsWith("stopped") ? whileClaimed : [drawn];
  return places.includes(drawn) ? drawn : pick(places, random);
}
