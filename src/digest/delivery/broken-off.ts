import type { Claim, Delivery, Ledger } from "../ledger.ts";

/** A request may have left, and its outcome could not be recorded: only its lease ends the wait for it. */
export class UnrecordedOutcomeError extends Error {
  override readonly name = "UnrecordedOutcomeError";
}

/** Deliveries of this process that a failing storage broke off, to be taken up again as soon as it can be written. */
export type BrokenOff = {
  /** Unless its request may still be on its way to the platform. */
  note(delivery: Delivery, error: unknown): void;
  /** Ends their claims, so that they are due at once; what they have noted stays. Throws StorageError. */
  release(ledger: Pick<Ledger, "markUnknown">, now: number): Promise<void>;
};

export function createBrokenOff(): BrokenOff {
  const claims = new Map<string, Claim & Pick<Delivery, "lookUpCursor">>();
  return {
    note(delivery, error) {
      if (!(error instanceof UnrecordedOutcomeError)) claims.set(delivery.key, delivery);
    },
    async release(ledger, now) {
      for (const claim of claims.values()) {
        await ledger.markUnknown(claim, now, "broken_off", claim.lookUpCursor);
        claims.delete(claim.key);
      }
    },
  };
}
