/** What a platform's process reports: its channels, and what an adapter needs to connect. */
export type LoopbackWorld<Connection> = {
  connection: Connection;
  places: { tenant: string; channels: string[] }[];
};

/** Posts received, requests refused by a rate limit, and requests that violate the platform's rules. */
export type Progress = { posted: number; refused: number; violations: string[] };

/** Channels per workspace or server. */
export const channelCounts = (): number[] => process.argv.slice(2).map(Number);

/** Reports its world, then its progress on request; exits with its parent. */
export function serve<Connection>(world: LoopbackWorld<Connection>, progress: () => Progress): void {
  process.send?.(world);
  process.on("message", () => process.send?.(progress()));
  process.once("disconnect", () => process.exit());
}
