import { createLog } from "../log.ts";

/** Logs failures before a log is passed in. */
export const warn =
  (message: string) =>
  (error: unknown): void =>
    createLog("warn").warn({ err: error }, message);
