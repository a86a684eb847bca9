/** What a platform's process says of itself: its channels, and what an adapter needs to speak there. */
export type World<Told> = { told: Told; places: { tenant: string; channels: string[] }[] };

/** Posts it has, requests it refused because they were too many, and what it should never have been asked. */
export type Progress = { posted: number; refused: number; violations: string[] };

/** How many channels each workspace or server is to have. */
export const wanted = (): number[] => process.argv.slice(2).map(Number);

/** Says where it is, and at each question how far it is; ends with the process that asks. */
export function serve<Told>(world: World<Told>, progress: () => Progress): void {
  process.send?.(world);
  process.on("message", () => process.send?.(progress()));
  process.once("disconnect", () => process.exit());
}
