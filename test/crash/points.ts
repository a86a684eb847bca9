import type { Interrupt, Phase } from "../servers/interrupt.ts";

/** When a process is killed: at a random moment, or at the worst ones that can be observed from outside. */
export const points = [
  "random",
  "claimed",
  "request received",
  "stored, answer withheld",
  "answered",
  "stored after the kill",
] as const;
export type Point = (typeof points)[number];

/** Every second kill at a random moment, the others at the worst ones in rotation. */
export const pointOf = (kill: number): Point => {
  const worst = points.slice(1);
  return kill % 2 === 0 ? "random" : (worst[((kill - 1) / 2) % worst.length] as Point);
};

const phases: Partial<Record<Point, [phase: Phase, verdict: ReturnType<Interrupt>]>> = {
  "request received": ["received", "drop"],
  "stored, answer withheld": ["stored", "drop"],
  answered: ["answered", "go"],
  "stored after the kill": ["received", "late"],
};

/**
 * Kills at a point of the nth request to post, counted from 1. Later requests are dropped: the process
 * is dead, though they may still arrive. Unless `others` are alive: then all are carried out.
 */
export function killAt(point: Point, nth: number, kill: () => void, others = false): Interrupt {
  const [phase, verdict] = phases[point] ?? [];
  let requests = 0;
  let isDead = false;
  return (here) => {
    if (isDead && others) return "go";
    if (isDead) return here === "received" ? "drop" : "go";
    if (here === phase) requests++;
    if (here !== phase || requests < nth) return "go";
    isDead = true;
    kill();
    return verdict ?? "go";
  };
}
