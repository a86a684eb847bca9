import { vi } from "vitest";

/** Waits until a check passes. How long that takes is not what a test asserts: the limit guards against hanging. */
export const until = <Seen>(check: () => Seen | Promise<Seen>): Promise<Seen> =>
  vi.waitFor(check, { timeout: 50_000, interval: 10 });
