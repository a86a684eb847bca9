import { createServer } from "node:net";
import { resolve } from "node:path";
import type { CheckResult } from "../../chat/check-result.ts";
import type { Config } from "../../config.ts";
import { type RunningService, runningServiceAt } from "../../ops/running-service.ts";

type RunningConnection = RunningService["platforms"][number];

/** The address of health and metrics: free, or Newsdesk is already there. */
export async function checkWeb({ web: { host, port }, dataDir }: Config): Promise<CheckResult[]> {
  const part = "Health and metrics";
  if (await isFree(host, port))
    return [{ part, verdict: "pass", detail: `${host}:${port} is free; Newsdesk is not running` }];
  const running = await runningServiceAt(host, port);
  if (running?.folder && running.folder !== resolve(dataDir)) {
    const detail = `${host}:${port} is used by another Newsdesk, on the data folder ${running.folder}`;
    return [{ part, verdict: "warn", detail, remedy: "set WEB_PORT to a free port" }];
  }
  if (running) {
    const { ready, waitingFor, platforms } = running;
    const detail = `Newsdesk is running, ${ready ? "ready" : `not ready: waiting for ${waitingFor}`}`;
    return [{ part, verdict: ready ? "pass" : "warn", detail }, ...platforms.map(checkConnection)];
  }
  const remedy = "set WEB_PORT to a free port";
  return [{ part, verdict: "warn", detail: `${host}:${port} is used by another program`, remedy }];
}

const isFree = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

/** A platform's connection as the running service knows it: the doctor's own says nothing about that one. */
function checkConnection({ platform, part, state, since, reason }: RunningConnection): CheckResult {
  const detail = `${state} since ${since}${reason ? `: ${reason}` : ""}`;
  return {
    part: `Running ${platform}, ${part}`,
    verdict: state === "connected" ? "pass" : state === "refused" ? "fail" : "warn",
    detail,
    remedy: "it is tried again until it is back",
  };
}
