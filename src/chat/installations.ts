import type { TenantRef } from "./tenants.ts";

/** What an adapter needs to speak in a workspace, sealed by it: nobody else can read it. */
type Installation = { sealed: string; installedAt: number };

/** Where the workspaces are kept that an app was installed in. Tenants.forget deletes one with all else about it. */
export interface Installations {
  /** In the place of an earlier one. */
  keep(tenant: TenantRef, installation: Installation): Promise<void>;
  find(tenant: TenantRef): Promise<Installation | undefined>;
  /** Those of a platform, by tenant. */
  all(platform: string): Promise<(Installation & { tenant: string })[]>;
}
