import type { Logger } from "pino";
import { tellRarely } from "../../../src/async/tell-rarely.ts";
import { slackError } from "../errors.ts";

/** What Slack does not take once, it takes at no other time either. */
const logLimits = { burst: 1, windowMs: 3_600_000 };

/** Logs what an extra of the platform failed with, of which the person who is answered notices nothing. */
export function tellRefusals(log: Logger, line: string): (cause: unknown) => void {
  let reason = "";
  const tell = tellRarely((count) => log.warn({ reason, count }, line), logLimits);
  return (cause) => {
    reason = slackError(cause, "do what is optional").message;
    tell();
  };
}
