import { z } from "zod";

const readTimeoutMs = 3_000;

const readyAnswer = z.object({
  ready: z.boolean(),
  waitingFor: z.string().optional(),
  /** Its data folder, which it tells programs of its own machine alone. */
  folder: z.string().optional(),
  platforms: z
    .array(
      z.object({
        platform: z.string(),
        part: z.string(),
        state: z.string(),
        since: z.string(),
        reason: z.string().optional(),
      }),
    )
    .default([]),
});

/** What a running Newsdesk says of itself. */
export type RunningService = z.infer<typeof readyAnswer>;

/** Asks what answers at an address; undefined if that is not Newsdesk. */
export async function runningServiceAt(host: string, port: number): Promise<RunningService | undefined> {
  try {
    const name = host.includes(":") ? `[${host}]` : host;
    const signal = AbortSignal.timeout(readTimeoutMs);
    const answer = await fetch(`http://${name}:${port}/readyz`, { signal });
    return readyAnswer.safeParse(await answer.json()).data;
  } catch {
    return undefined;
  }
}
