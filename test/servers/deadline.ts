/**
 * A platform's deadline, on the clock that a test passes. The machine's own clock runs on while a busy
 * machine does other things, so that there it is twenty times as long: a guard against hanging.
 */
export const deadlineMs = (ms: number, now: () => number): number => (now === Date.now ? 20 * ms : ms);
