import type { Logger } from "pino";

/**
 * A fault that nothing in the program caught leaves it in an unknown state: it is logged, and ends the
 * process with status 1, so that a supervisor starts it afresh.
 */
export function endOnFault(log: Pick<Logger, "fatal">): void {
  const end = (message: string) => (fault: unknown) => {
    // Of an error only its trace: its other fields may contain what people wrote.
    log.fatal({ fault: fault instanceof Error ? fault.stack : String(fault) }, message);
    process.exit(1);
  };
  process.on("uncaughtException", end("a fault that nobody caught ends the program"));
  process.on("unhandledRejection", end("a failure that nobody handled ends the program"));
}

/** One sentence about a fault at the start, with the place in our code that met it. */
export function startFault(fault: unknown): string {
  const [line = "unknown fault"] = (fault instanceof Error ? fault.message : String(fault)).split("\n");
  const trace = fault instanceof Error ? (fault.stack ?? "") : "";
  const places = trace.match(/(?<![\w./-])[\w./-]+:\d+/g) ?? [];
  const place = places.map((path) => /(?:src|adapters)\/.*/.exec(path)?.[0]).find(Boolean);
  return `Newsdesk cannot start: ${line.replace(/\.?$/, "")}${place ? ` (${place})` : ""}.`;
}
