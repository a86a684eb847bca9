import dotenv from "dotenv";
import { endOnFault, startFault } from "./app/end-on-fault.ts";
import { openObservability } from "./app/observability.ts";
import { loadProgram } from "./app/startup/load.ts";
import { StopError, stopSignal } from "./app/stop-signal.ts";
import type { Adapter } from "./chat/adapter.ts";
import { readConfig } from "./config.ts";
import { errorText } from "./locales/error-text.ts";
import { createLog } from "./log.ts";
import { WebError } from "./ops/web.ts";

/** Says why it ends: in the log of a service, else as it is. */
let tell = (line: string): void =>
  process.env.LOG_FORMAT?.trim() === "json" ? createLog("info").fatal(line) : console.error(line);

/** Says that it is alive before anything else: the rest of the program takes a second to load. */
async function main(): Promise<number> {
  const config = readConfig(process.env);
  const isLive = Boolean(config.slack || config.discord);
  const log = createLog(isLive ? "info" : "warn", { reason: errorText });
  if (isLive) tell = (line) => log.fatal(line);
  endOnFault(log);
  const stopping = stopSignal();
  const adapters: Adapter[] = [];
  const observability = await openObservability(config, adapters, Date.now);
  const { web } = observability;
  if (!(web instanceof WebError)) log.info({ web: web.address }, "health and metrics are served");
  const { serve } = await loadProgram(config);
  return serve({ observability, adapters, config, log, stopping });
}

dotenv.config({ quiet: true });
try {
  process.exitCode = await main();
} catch (error) {
  const { errorMessage } = await import("./cli/error-message.ts");
  tell(errorMessage(error, startFault));
  // What was opened before, such as the web server, would keep the process alive.
  process.exit(error instanceof StopError ? 0 : 1);
}
