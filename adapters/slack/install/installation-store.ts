import type { Installation, InstallationStore } from "@slack/oauth";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { Installations } from "../../../src/chat/installations.ts";
import { seal, unseal } from "./encryption.ts";

/** Under which name an installation is kept: the workspace's, or the organisation's where it is for all of one. */
export const tenantOf = ({
  teamId,
  enterpriseId,
  isEnterpriseInstall,
}: {
  teamId?: string;
  enterpriseId?: string;
  isEnterpriseInstall?: boolean;
}): string => (isEnterpriseInstall ? enterpriseId : (teamId ?? enterpriseId)) ?? "";

/** Whether that is an organisation's. */
export const isOrganisation = (tenant: string): boolean => tenant.startsWith("E");

const tenantRef = (tenant: string) => ({ platform: "slack", tenant });

/** When it was installed rides along, so that a token renewed is not an installation anew. */
type StoredInstallation = Installation & { installedAt?: number };

/** Slack's installations, sealed with the operator's key. */
export function createInstallationStore(
  installations: Installations,
  key: Uint8Array,
  now: () => number,
): InstallationStore {
  return {
    async storeInstallation(installation) {
      const {
        team,
        enterprise,
        isEnterpriseInstall,
        installedAt = now(),
      } = installation as StoredInstallation;
      const tenant = tenantOf({ teamId: team?.id, enterpriseId: enterprise?.id, isEnterpriseInstall });
      const sealed = seal(key, tenant, JSON.stringify({ ...installation, installedAt }));
      await installations.save(tenantRef(tenant), { sealed, installedAt });
    },
    async fetchInstallation(query) {
      const tenant = tenantOf(query);
      const found = await installations.find(tenantRef(tenant));
      if (!found) {
        throw new AdapterError(
          "gone",
          `Slack: Newsdesk is not installed in workspace ${tenant}. Install it at /slack/install.`,
        );
      }
      return openInstallation(found.sealed, tenant, key);
    },
  };
}

/** What was kept of an installation. Throws AdapterError where the key is another. */
export function openInstallation(sealed: string, tenant: string, key: Uint8Array): Installation {
  try {
    return JSON.parse(unseal(key, tenant, sealed));
  } catch (cause) {
    const line = `Slack: the installation in workspace ${tenant} cannot be opened. Set SLACK_INSTALLATIONS_KEY to the key it was kept with, or install it again at /slack/install.`;
    throw new AdapterError("auth", line, { cause });
  }
}
