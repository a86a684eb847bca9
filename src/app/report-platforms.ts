import type { Adapter } from "../chat/adapter.ts";
import type { Connection } from "../chat/connection/connection.ts";
import type { Clock } from "./app.ts";

/** Shorter losses are the network's everyday life. */
const reportAfterMs = 300_000;

/** What is told of connections of one platform. */
export type PlatformReport = { platform: string; has: "gone" | "returned"; connections: Connection[] };

/**
 * Tells of connections that have been away for some minutes, each once, and once when they are back.
 * @param tell resolves to whether it could be told; if not, it is tried again the next time
 */
export function createPlatformReporter(
  adapters: Adapter[],
  now: Clock,
  tell: (report: PlatformReport) => Promise<boolean>,
): () => Promise<void> {
  const told = new Set<string>();
  return async () => {
    for (const adapter of adapters) {
      const { name: platform } = adapter;
      const all = adapter.connections();
      const keyOf = ({ part }: Connection) => `${platform} ${part}`;
      const isGone = (one: Connection) => one.state !== "connected" && now() - one.since >= reportAfterMs;
      const gone = all.filter((one) => isGone(one) && !told.has(keyOf(one)));
      const returned = all.filter((one) => one.state === "connected" && told.has(keyOf(one)));
      if (gone.length > 0 && (await tell({ platform, has: "gone", connections: gone })))
        for (const one of gone) told.add(keyOf(one));
      if (returned.length > 0 && (await tell({ platform, has: "returned", connections: returned })))
        for (const one of returned) told.delete(keyOf(one));
    }
  };
}
