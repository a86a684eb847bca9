import fc from "fast-check";
import { AdapterError, type AdapterErrorCode } from "../../src/chat/errors.ts";
import type { Storage } from "../../src/storage/storage.ts";
import type { PostBehaviour } from "./delivery-rig.ts";

/** What may go wrong with one request to post. */
export type Trouble = { stored: boolean; error: AdapterErrorCode | "crash" };

export const anyTrouble: fc.Arbitrary<Trouble | undefined> = fc.option(
  fc.oneof(
    fc.record({ stored: fc.boolean(), error: fc.constantFrom("unavailable" as const, "crash" as const) }),
    fc.constant({ stored: false, error: "rate_limited" as const }),
    fc.constant({ stored: false, error: "auth" as const }),
  ),
  { nil: undefined },
);

class Crash extends Error {}

/** After `die` no write of the process succeeds, whichever comes next. */
export function mortal(storage: Storage): { storage: Storage; die: () => never } {
  let dead = false;
  const alive = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        const member = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return async (...input: unknown[]) => {
          if (dead) throw new Crash();
          return member.apply(target, input);
        };
      },
    });
  const parts = { ledger: alive(storage.ledger), subscriptions: alive(storage.subscriptions) };
  const die = () => {
    dead = true;
    throw new Crash();
  };
  return { storage: { ...storage, ...parts }, die };
}

export const behaviourWith = (trouble: Trouble | undefined, die: () => never): PostBehaviour => {
  return (store) => {
    const ref = !trouble || trouble.stored ? store() : undefined;
    if (trouble?.error === "crash") die();
    if (trouble) throw new AdapterError(trouble.error as AdapterErrorCode, "trouble");
    return ref as NonNullable<typeof ref>;
  };
};
