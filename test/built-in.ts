import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

/**
 * Lets a spy on a function of one of Node's own modules, such as `vi.spyOn(disk, "statfs")`, hold for all who import that
 * function by its name, until the test is over: for what the machine cannot be brought to do in a test.
 */
export function forEveryImport<Spy extends { mockRestore(): void }>(spy: Spy): Spy {
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
  return spy;
}
