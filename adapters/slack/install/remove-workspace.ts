import type { createKeyedMutex } from "../../../src/async/mutex.ts";
import type { Installations } from "../../../src/chat/installations.ts";
import type { Tenants } from "../../../src/chat/tenants.ts";
import type { Removal } from "./workspaces.ts";

/** Slack gives the moment of a removal in whole seconds, by its own clock. */
const doubtMs = 1_000;

type Stores = { installations: Installations; tenants: Pick<Tenants, "left"> };

type RemoverDeps = {
  perTenant: ReturnType<typeof createKeyedMutex>;
  /** Whether Slack still takes the token of a tenant. */
  isAccepted: (tenant: string) => Promise<boolean>;
  onForgotten: (tenant: string) => void;
};

/**
 * Forgets a workspace or an organisation that the app was removed from. Slack may report that after the app
 * was installed again, also within the same second: then only the token tells which of the two came last.
 */
export function createRemover({ installations, tenants }: Stores, deps: RemoverDeps) {
  const { perTenant, isAccepted, onForgotten } = deps;
  const ref = (tenant: string) => ({ platform: "slack", tenant });
  const installedAt = async (tenant: string) => (await installations.find(ref(tenant)))?.installedAt;

  async function forget(tenant: string, known: number | undefined, at: number): Promise<void> {
    // Meanwhile it may have been installed once more.
    if ((await installedAt(tenant)) !== known) return;
    onForgotten(tenant);
    await tenants.left(ref(tenant), at);
    await installations.remove(ref(tenant));
  }

  return async ({ tenants: named, at }: Removal): Promise<void> => {
    const [reported = ""] = named;
    for (const tenant of named) {
      const known = await installedAt(tenant);
      if (known === undefined) continue;
      if (known > at + doubtMs) return;
      // An organisation may have lost a single workspace.
      const isSure = tenant === reported && known <= at - 999 - doubtMs;
      if (!isSure && (await isAccepted(tenant))) return;
      return perTenant(tenant, () => forget(tenant, known, at));
    }
    await perTenant(reported, () => forget(reported, undefined, at));
  };
}
