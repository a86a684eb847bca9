import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { LoopbackWorld, Progress } from "./loopback-child.ts";

export type Loopback<Connection> = LoopbackWorld<Connection> & {
  progress(): Promise<Progress>;
  stop(): void;
};

/**
 * A loopback platform in a separate process, so that its work is not measured as ours.
 * @param module beside this one, that calls `serve`
 * @param tenants how many channels each of its workspaces or servers has
 */
export async function startLoopback<Connection>(
  module: string,
  tenants: number[],
): Promise<Loopback<Connection>> {
  const child = fork(join(import.meta.dirname, module), tenants.map(String));
  const [world] = (await once(child, "message")) as [LoopbackWorld<Connection>];
  return {
    ...world,
    async progress() {
      child.send("how far?");
      const [progress] = (await once(child, "message")) as [Progress];
      return progress;
    },
    stop: () => void child.kill(),
  };
}
