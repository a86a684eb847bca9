/** What a platform's process reports: its channels, and what an adapter needs to connect. */
export type World<Told> = { told: Told; places: { tenant: string; channels: string[] }[] };

/** Posts received, requests refused by a rate limit, and requests that violate the platform's rules. */
export type Progress = { posted: number; refused: number; violations: string[] };

/** Channels per workspace or server. */
export const wanted = (): number[] => process.argv.slice(2).map(Number);

/** Reports its addresses, then its progress on request; exits with its parent. */
export function serve<Told>(world: World<Told>, progress: () => Progress): void {
  process.send?.(world);
  process.on("message", () => process.send?.(progress()));
  process.once("disconnect", () => process.exit());
}
