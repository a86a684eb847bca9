import { Gauge, type Registry } from "prom-client";
import type { Connection, PlatformState } from "../chat/connection/connection.ts";
import type { Ledger } from "../digest/ledger.ts";

type ObservedPlatforms = {
  platforms: () => PlatformState[];
  ledger: Pick<Ledger, "open">;
  now: () => number;
  /** The result, or undefined if the database is away. */
  ifThere: <T>(reading: Promise<T>) => Promise<T | undefined>;
};

/** A delivery that is to be tried again later is due all the same. */
const longestPauseMs = 86_400_000;

/** Whether each connection is there, and how long ago something last came and went, read at every scrape. */
export function observePlatforms(
  registry: Registry,
  { platforms, ledger, now, ifThere }: ObservedPlatforms,
): void {
  const registers = [registry];
  const gauge = (name: string, help: string, figure: (connection: Connection) => number | undefined) =>
    new Gauge({
      name,
      help,
      labelNames: ["platform", "part"],
      registers,
      collect() {
        this.reset();
        for (const { platform, connections } of platforms()) {
          for (const connection of connections) {
            const value = figure(connection);
            if (value !== undefined) this.set({ platform, part: connection.part }, value);
          }
        }
      },
    });
  const secondsSince = (moment: number | undefined) =>
    moment === undefined ? undefined : Math.max(0, now() - moment) / 1_000;
  gauge(
    "newsdesk_platform_connected",
    "1 where a workspace or a shard is connected, 0 where it is not",
    (one) => Number(one.state === "connected"),
  );
  gauge("newsdesk_platform_last_event_seconds", "Seconds since something last came in", (one) =>
    secondsSince(one.lastEventAt),
  );
  gauge("newsdesk_platform_last_delivery_seconds", "Seconds since a digest or alert was last posted", (one) =>
    secondsSince(one.lastDeliveryAt),
  );
  new Gauge({
    name: "newsdesk_oldest_due_delivery_seconds",
    help: "Age of the oldest digest or alert that is due and not posted yet, 0 if there is none",
    registers,
    async collect() {
      const open = await ifThere(ledger.open(now() + longestPauseMs));
      const oldest = open?.find(({ dueAt }) => dueAt <= now());
      this.set(secondsSince(oldest?.dueAt) ?? 0);
    },
  });
}
