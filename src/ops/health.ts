import { Hono } from "hono";
import type { Registry } from "prom-client";

/** Why the program cannot answer yet, such as "loading articles"; undefined once it can. */
export type Readiness = { waitingFor?: string };

/**
 * For monitoring: /healthz, 200 as long as the event loop turns; /readyz, 200, or 503 with the reason;
 * /metrics, in Prometheus' text format.
 */
export function createHealth(readiness: Readiness, registry: Registry): Hono {
  const app = new Hono();
  app.get("/healthz", (context) => context.text("ok"));
  app.get("/readyz", (context) => {
    const { waitingFor } = readiness;
    return waitingFor ? context.json({ ready: false, waitingFor }, 503) : context.json({ ready: true });
  });
  app.get("/metrics", async (context) =>
    context.text(await registry.metrics(), 200, { "content-type": registry.contentType }),
  );
  return app;
}
