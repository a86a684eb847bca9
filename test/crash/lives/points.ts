import type { Interrupt, Phase } from "../../servers/interrupt.ts";
import type { Trap } from "../preload/trap.ts";

/**
 * Where a process is killed. `trap`: by itself, before or after one of its own statements; `phase`: by the
 * platform, as a request to post has come that far.
 */
type PointDefinition = {
  trap?: Omit<Trap, "nth" | "signal">;
  phase?: Phase;
  /** What becomes of the request at which the process is killed. */
  fate?: "dropped" | "carried out" | "stored after the kill" | "stored after the restart";
  /** The process is asked to stop first. */
  afterStop?: true;
};

const sql = (match: string, when: Trap["when"] = "after") => ({ on: "sql", match, when }) as const;

const definitions = {
  "random moment": {},
  claimed: { trap: sql('^insert into "deliveries"') },
  "about to send": { trap: sql('^update "deliveries" set .*"begun" = ') },
  "request received": { phase: "received", fate: "dropped" },
  "stored, answer withheld": { phase: "stored", fate: "dropped" },
  answered: { phase: "answered", fate: "carried out" },
  "stored after the kill": { phase: "received", fate: "stored after the kill" },
  "stored after the restart": { phase: "received", fate: "stored after the restart" },
  "covered, not yet sent": { trap: sql('^update "subscriptions" set "covered_until" = ') },
  "before it is recorded": { trap: sql('^update "deliveries" set .*"message" = ', "before") },
  recorded: { trap: sql('^update "deliveries" set .*"message" = ') },
  "in a snapshot": { trap: { on: "file", match: "search\\.index", when: "before" }, afterStop: true },
} satisfies Record<string, PointDefinition>;

export type Point = keyof typeof definitions;
export const points = Object.keys(definitions) as Point[];
export const pointNamed: Record<Point, PointDefinition> = definitions;

/** After this, a message "stored after the kill" arrives. */
const soonMs = 40;

/**
 * Calls `act` at a phase of the nth request to post. If all processes end with it, later requests are
 * dropped: they are dead, though some may still arrive.
 */
export function interruptAt(
  { phase, fate }: PointDefinition,
  { nth, restarted, othersLive }: { nth: number; restarted: Promise<unknown>; othersLive: boolean },
  act: () => void,
): Interrupt {
  let requests = 0;
  let isDead = false;
  return (here) => {
    if (isDead) return othersLive || here !== "received" ? "go" : "drop";
    if (here === phase) requests++;
    if (here !== phase || requests < nth) return "go";
    isDead = true;
    act();
    if (fate === "dropped") return "drop";
    if (fate === "stored after the restart") return { arrivesAfter: restarted };
    if (fate === "stored after the kill")
      return { arrivesAfter: new Promise((arrive) => setTimeout(arrive, soonMs)) };
    return "go";
  };
}
