import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { Registry } from "prom-client";
import type { PlatformState } from "../chat/connection/connection.ts";

/** Why the program cannot answer yet, such as "loading articles"; undefined once it can. */
export type Readiness = { waitingFor?: string };

/** What /readyz and /healthz say of a connection to a platform; times as ISO 8601. */
type ShownConnection = { platform: string; part: string; state: string; since: string; reason?: string };

/**
 * For monitoring: /healthz, 200 as long as the event loop turns; /readyz, 200, or 503 with the reason;
 * both with the state of each connection; /metrics, in Prometheus' text format.
 * @param isUp whether a platform is there for anybody
 * @param folder the data folder, absolute; told to programs of this machine alone
 */
export function createHealth(
  readiness: Readiness,
  registry: Registry,
  platforms: () => PlatformState[],
  isUp: (connections: PlatformState["connections"]) => boolean,
  folder: string,
): Hono {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  app.get("/healthz", (context) => context.json({ alive: true, platforms: shown(platforms()) }));
  app.get("/readyz", (context) => {
    const all = platforms();
    const isAway = all.length > 0 && !all.some(({ connections }) => isUp(connections));
    const waitingFor = readiness.waitingFor ?? (isAway ? "a platform" : undefined);
    const answer = {
      ...{ ready: !waitingFor, ...(waitingFor && { waitingFor }), platforms: shown(all) },
      // Another Newsdesk that finds the port taken can then say by which one.
      ...(isFromHere(context) && { folder }),
    };
    return context.json(answer, waitingFor ? 503 : 200);
  });
  app.get("/metrics", async (context) =>
    context.text(await registry.metrics(), 200, { "content-type": registry.contentType }),
  );
  return app as unknown as Hono;
}

/** Whether a request comes from this machine, and through no proxy. */
function isFromHere(context: Context<{ Bindings: Partial<HttpBindings> }>): boolean {
  const from = context.env?.incoming?.socket.remoteAddress ?? "";
  return /^(::1|(::ffff:)?127\.[\d.]+)$/.test(from) && !context.req.header("x-forwarded-for");
}

const shown = (platforms: PlatformState[]): ShownConnection[] =>
  platforms.flatMap(({ platform, connections }) =>
    connections.map(({ part, state, since, reason }) => ({
      ...{ platform, part, state },
      since: new Date(since).toISOString(),
      ...(reason && { reason }),
    })),
  );
