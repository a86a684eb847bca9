/** A workspace or a server. */
export type TenantRef = { platform: string; tenant: string };

/** Data about workspaces and servers, deleted after the bot was removed. Times in ms. */
export interface Tenants {
  /** Records that the bot was removed; an earlier record stays. */
  left(from: TenantRef, now: number): Promise<void>;
  /**
   * Records that the bot has left all known tenants of the platform but those it is in, and deletes
   * such records of those it is in.
   * @param isOurs which tenants this process gets events from; all, if it is left out
   */
  present(
    platform: string,
    tenants: string[],
    now: number,
    isOurs?: (tenant: string) => boolean,
  ): Promise<void>;
  /** Whether the bot was removed from it, as far as is recorded. */
  isAway(from: TenantRef): Promise<boolean>;
  /** Records that the bot is in it again: all that is kept about it counts again. */
  returned(to: TenantRef): Promise<void>;
  /** Deletes everything kept about a tenant. */
  forget(about: TenantRef): Promise<void>;
  /** The same for the tenants left at or before `until`; returns how many. */
  forgetLeft(until: number): Promise<number>;
}
