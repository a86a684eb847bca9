import { isMainThread } from "node:worker_threads";
import { keepClock } from "./clock.ts";
import { tellFlushes } from "./flushes.ts";
import { setTrap, type Trap } from "./trap.ts";

// Loaded into the program under test before it starts; what it does is told in its environment.
const { CRASH_CLOCK, CRASH_FLUSHES, CRASH_TRAP } = process.env;
if (CRASH_CLOCK) keepClock(CRASH_CLOCK);
if (CRASH_FLUSHES && isMainThread) await tellFlushes(Number(CRASH_FLUSHES));
if (CRASH_TRAP && isMainThread) setTrap(JSON.parse(CRASH_TRAP) as Trap);
