import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Loopback, Progress } from "./loopback.ts";

export type LoopbackDiscord = Loopback & { progress(): Promise<Progress>; stop(): void };

/** A Discord on this machine, in a process of its own, with its limit on requests. */
export async function startLoopback(servers: number, channels: number): Promise<LoopbackDiscord> {
  const child = fork(join(import.meta.dirname, "loopback.ts"), [String(servers), String(channels)]);
  const [loopback] = (await once(child, "message")) as [Loopback];
  return {
    ...loopback,
    async progress() {
      child.send("how far?");
      const [progress] = (await once(child, "message")) as [Progress];
      return progress;
    },
    stop: () => void child.kill(),
  };
}
