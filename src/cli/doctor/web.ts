import { createServer } from "node:net";
import type { CheckResult } from "../../chat/check-result.ts";
import type { Config } from "../../config.ts";

const readTimeoutMs = 3_000;

/** The address of health and metrics: free, or Newsdesk is already there. */
export async function checkWeb({ web: { host, port } }: Config): Promise<CheckResult[]> {
  const part = "Health and metrics";
  if (await isFree(host, port))
    return [{ part, verdict: "pass", detail: `${host}:${port} is free; Newsdesk is not running` }];
  const ready = await readiness(host, port);
  if (ready)
    return [{ part, verdict: ready === "ready" ? "pass" : "warn", detail: `Newsdesk is running, ${ready}` }];
  const remedy = "set WEB_PORT to a free port";
  return [{ part, verdict: "warn", detail: `${host}:${port} is used by another program`, remedy }];
}

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

async function readiness(host: string, port: number): Promise<string | undefined> {
  try {
    const name = host.includes(":") ? `[${host}]` : host;
    const signal = AbortSignal.timeout(readTimeoutMs);
    const answer = await fetch(`http://${name}:${port}/readyz`, { signal });
    const body = (await answer.json()) as { ready?: unknown; waitingFor?: unknown };
    if (typeof body.ready !== "boolean") return undefined;
    return body.ready ? "ready" : `not ready: ${body.waitingFor}`;
  } catch {
    return undefined;
  }
}
