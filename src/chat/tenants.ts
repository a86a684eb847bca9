/** A workspace or a server. */
export type TenantRef = { platform: string; tenant: string };

/** What is kept about workspaces and servers, and how it goes once the bot was removed. Times in ms. */
export interface Tenants {
  /** Notes that the bot was removed; an earlier note stays. */
  left(from: TenantRef, now: number): Promise<void>;
  /**
   * Notes as left all known tenants of the platform that are not among those the bot is in, and
   * strikes the notes of those that are.
   * @param isOurs which tenants this process would hear of; all, if it is left out
   */
  present(
    platform: string,
    tenants: string[],
    now: number,
    isOurs?: (tenant: string) => boolean,
  ): Promise<void>;
  /** Deletes all that is kept about a tenant. */
  forget(about: TenantRef): Promise<void>;
  /** Deletes all that is kept about tenants left at or before `until`; how many they were. */
  forgetLeft(until: number): Promise<number>;
}
