import type { Installation, InstallationQuery, InstallationStore } from "@slack/oauth";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { Installations } from "../../../src/chat/installations.ts";
import type { Tenants } from "../../../src/chat/tenants.ts";
import { seal, unseal } from "../../../src/text/sealed-text.ts";

/** The tenant of an installation: the workspace, or the organisation if it is for all of that. */
export const tenantOf = ({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
}: Partial<InstallationQuery<boolean>>): string =>
  (isEnterpriseInstall ? enterpriseId : (teamId ?? enterpriseId)) ?? "";

/** The same of an installation as it is stored. */
export const tenantOfInstallation = ({ team, enterprise, isEnterpriseInstall }: Installation): string =>
  tenantOf({ teamId: team?.id, enterpriseId: enterprise?.id, isEnterpriseInstall });

/** Whether a tenant is an organisation. */
export const isOrganisation = (tenant: string): boolean => tenant.startsWith("E");

const tenantRef = (tenant: string) => ({ platform: "slack", tenant });

/** Has the moment of the installation, so that a renewed token does not count as a new one. */
type StoredInstallation = Installation & { installedAt?: number };

/** Slack's installations, sealed with the operator's key. */
export function createInstallationStore(
  { installations, tenants }: { installations: Installations; tenants: Pick<Tenants, "returned"> },
  key: Uint8Array,
  now: () => number,
): InstallationStore {
  return {
    async storeInstallation(installation) {
      const { installedAt = now() } = installation as StoredInstallation;
      const tenant = tenantOfInstallation(installation);
      const sealed = seal(key, tenant, JSON.stringify({ ...installation, installedAt }));
      await installations.save(tenantRef(tenant), { sealed, installedAt });
      // Within the time that data outlives a removal, everything is found again.
      await tenants.returned(tenantRef(tenant));
    },
    async fetchInstallation(query) {
      const tenant = tenantOf(query);
      const found = await installations.find(tenantRef(tenant));
      if (found) return openInstallation(found.sealed, tenant, key);
      const line = `Slack: Newsdesk is not installed in workspace ${tenant}. Install it at /slack/install.`;
      throw new AdapterError("gone", line, { refusal: { code: "bot_removed" } });
    },
  };
}

/** A stored installation. Throws AdapterError if the key is another. */
export function openInstallation(sealed: string, tenant: string, key: Uint8Array): Installation {
  try {
    return JSON.parse(unseal(key, tenant, sealed));
  } catch (cause) {
    const line = `Slack: the installation in workspace ${tenant} cannot be opened. Set SLACK_INSTALLATIONS_KEY to the key it was kept with, or install it again at /slack/install.`;
    throw new AdapterError("auth", line, { cause });
  }
}
