/** Work that one process does for all processes on a database. */
export type LeaseName = "stories and follows" | "snapshots" | "search index" | "search rebuild";

export interface Leases {
  /**
   * Whether this process holds the lease now: it was free, or its own, or its holder has not renewed
   * it for some 15 seconds. To be called again and again.
   * @param now milliseconds since the epoch
   */
  acquire(name: LeaseName, now: number): Promise<boolean>;
  /**
   * Ends the claims on deliveries that processes had when they died, as far as their death is certain;
   * returns their number. To be called again and again.
   */
  releaseDead(now: number): Promise<number>;
}
