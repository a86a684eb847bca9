import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { yieldInLongTurn } from "../../async/yield.ts";
import type { Answer } from "../answer.ts";
import type { AdapterError } from "../errors.ts";
import { hasPictures } from "../pictures/story-pictures.ts";
import type { RefusalCode } from "../refusal.ts";
import type { Attempted, Unshown } from "./explain.ts";

/** How an answer is shown: as it is, without pictures, its text alone, or only why it is not shown. */
export type Manner = "full" | "bare" | "plain" | "reason";

/** What an answer is shown as in its place, the best first. */
export const mannersOf = (answer: Answer): Manner[] =>
  hasPictures(answer) ? ["full", "bare", "plain"] : ["full", "plain"];

/** One place where an answer can be shown. */
export type Rung = {
  name: string;
  /** The manners it is tried in; the next one if the platform does not take what it was given. */
  manners: Manner[];
  /**
   * Whether it may be tried again after a lost response: because the platform then shows it once all the
   * same, or because only the asker would see it twice.
   */
  isRepeatable: boolean;
  /** @param unshown why it is not shown where it belongs, if a rung before failed. Throws anything. */
  show(manner: Manner, unshown: Unshown | undefined): Promise<unknown>;
  /** Whether it is worth trying after what happened before; by default it is. */
  follows?(unshown: Unshown): boolean;
};

/** An answer on its way: what was asked for, and where it can be shown, the best place first. */
export type Ascent = {
  attempted: Attempted;
  rungs: Rung[];
  /** Set if it is known already why it cannot be shown where it belongs. */
  unshown?: Unshown;
  /** Called with the refusal of what an answer holds, before it is tried without its pictures. */
  onBare?: (refusal: AdapterError) => void;
};

/** Called with the reason for each answer that could be shown nowhere. */
export type OnUnanswered = (reason: string) => void;

/**
 * Shows an answer on the first rung that takes it. Never rejects: what no rung takes is logged once and
 * reported, and resolves to false.
 */
export type Climb = (ascent: Ascent) => Promise<boolean>;

/** Waits, in ms; resolves early if the program stops. */
export type Wait = (ms: number) => Promise<void>;

export const waitUnless =
  (stopped: AbortSignal): Wait =>
  async (ms) => {
    // Only a stop ends it early.
    await sleep(ms, undefined, { signal: stopped }).catch(() => undefined);
  };

/** Between tries of the same after a lost response; an interaction has three seconds in all. */
const retryDelaysMs = [100, 700];

/** Whoever asked is told of a longer rate limit rather than left waiting. */
const maxSilentWaitMs = 10_000;

/** If nothing may be written anywhere, an answer waits this long at most. */
const maxLaterMs = 15 * 60_000;

/** Tries an act again where that is safe. Undefined once it is done, or what it failed with at last. */
export type Repeat = (
  act: () => Promise<unknown>,
  isRepeatable: boolean,
) => Promise<AdapterError | undefined>;

/** @param describe a failure of the platform as an AdapterError */
export const createRepeat =
  (describe: (cause: unknown) => AdapterError, wait: Wait): Repeat =>
  async (act, isRepeatable) => {
    for (let tries = 0; ; tries++) {
      try {
        await act();
        return undefined;
      } catch (cause) {
        const error = describe(cause);
        const delayMs = delayBefore(error, tries, isRepeatable);
        if (delayMs === undefined) return error;
        await wait(delayMs);
      }
    }
  };

type LadderOptions = { repeat: Repeat; wait: Wait; log: Logger; onUnanswered?: OnUnanswered };

/** The one order of trial for every answer to a person, on every platform. */
export function createLadder({ repeat, wait, log, onUnanswered }: LadderOptions): Climb {
  /** Undefined once it is shown, or why it is not. */
  async function climbOnce({
    attempted,
    rungs,
    unshown: known,
    onBare,
  }: Ascent): Promise<Unshown | undefined> {
    let unshown = known;
    for (const rung of rungs) {
      if (unshown && rung.follows?.(unshown) === false) continue;
      for (const [at, manner] of rung.manners.entries()) {
        const error = await repeat(() => rung.show(manner, unshown), rung.isRepeatable);
        if (!error) {
          const told = { shown: rung.name, manner, reason: unshown?.error.message };
          if (unshown) log.warn(told, "an answer was not shown in its place");
          else log.debug(told, "an answer was shown");
          return undefined;
        }
        const isDoubtful = unshown?.isDoubtful || (error.code === "unavailable" && !rung.isRepeatable);
        unshown = { attempted, error: unshown?.error ?? error, isDoubtful };
        if (!mayBeContent(error, rung)) break;
        if (rung.manners[at + 1] === "bare" && isAboutContents(error)) onBare?.(error);
      }
    }
    return unshown;
  }

  return async (ascent) => {
    // Answers whose commands one flush of the disk has stored go on together, and drawing one takes a moment.
    await yieldInLongTurn();
    let unshown = await climbOnce(ascent);
    const waitMs = unshown?.error.retryAfterMs;
    if (unshown && waitMs && waitMs <= maxLaterMs) {
      await wait(waitMs);
      unshown = await climbOnce({ ...ascent, unshown });
    }
    if (!unshown) return true;
    const { code, message } = unshown.error;
    log.error({ code, reason: message }, "an answer could be shown nowhere");
    onUnanswered?.(code);
    return false;
  };
}

/** How long to wait before the same is tried again; undefined if it is not. */
function delayBefore({ code, retryAfterMs }: AdapterError, tries: number, isRepeatable: boolean) {
  const delayMs = retryDelaysMs[tries];
  if (delayMs === undefined) return undefined;
  if (code === "unavailable") return isRepeatable ? delayMs : undefined;
  // A request over a rate limit was certainly not carried out.
  const mayWait = code === "rate_limited" && retryAfterMs !== undefined && retryAfterMs <= maxSilentWaitMs;
  return mayWait ? retryAfterMs : undefined;
}

const refusalsOfContent = new Set<RefusalCode>(["message_refused", "message_blocked", "refused"]);

/** Whether a platform refused what it was given, rather than to take anything there. */
export const isAboutContents = ({ code, refusal }: AdapterError): boolean =>
  code === "rejected" && (!refusal || refusalsOfContent.has(refusal.code));

/** Discord answers 500 for some contents, so a failure of its own may be about them, too. */
const mayBeContent = (error: AdapterError, { isRepeatable }: Rung): boolean =>
  error.code === "unavailable" ? isRepeatable : isAboutContents(error);
