import type { TenantRef } from "./tenants.ts";

/** An adapter's credentials for a workspace, encrypted by it. */
type Installation = { sealed: string; installedAt: number };

/** Stores the workspaces in which an app is installed. Tenants.forget deletes one with everything else about it. */
export interface Installations {
  /** Replaces an earlier one. */
  save(tenant: TenantRef, installation: Installation): Promise<void>;
  /** Its credentials are void; all else about it stays. */
  remove(tenant: TenantRef): Promise<void>;
  find(tenant: TenantRef): Promise<Installation | undefined>;
  /** Those of a platform, by tenant. */
  all(platform: string): Promise<(Installation & { tenant: string })[]>;
}
