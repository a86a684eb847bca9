import { type AuthorizeResult, webApi } from "@slack/bolt";
import { type InstallationQuery, InstallProvider } from "@slack/oauth";
import { z } from "zod";
import { createKeyedMutex } from "../../../src/async/mutex.ts";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { Installations } from "../../../src/chat/installations.ts";
import type { Tenants } from "../../../src/chat/tenants.ts";
import { derivedSecret } from "../../../src/text/sealed-text.ts";
import { refusalOf, slackError } from "../errors.ts";
import { manifestFor, type SlackFeatures } from "../manifest.ts";
import { installPages } from "./install-pages.ts";
import {
  createInstallationStore,
  isOrganisation,
  tenantOf,
  tenantOfInstallation,
} from "./installation-store.ts";
import { createRemover } from "./remove-workspace.ts";
import type { Workspaces } from "./workspaces.ts";

/** The app's credentials at Slack, and the key that seals its installations (32 bytes). */
export type OAuth = { clientId: string; clientSecret: string; key: Uint8Array };

/** https://docs.slack.dev/reference/methods/auth.test#errors: what is left of an installation after its removal. */
const removals = new Set(["account_inactive", "token_revoked"]);

export type WorkspaceStores = { installations: Installations; tenants: Tenants };

/** Every workspace that somebody installs the app in. */
export function manyWorkspaces(
  { clientId, clientSecret, key }: OAuth,
  { installations, tenants }: WorkspaceStores,
  clientOptions: webApi.WebClientOptions,
  {
    features,
    now,
    onForgotten,
  }: { features: SlackFeatures; now: () => number; onForgotten: (tenant: string) => void },
): Workspaces {
  const store = createInstallationStore({ installations, tenants }, key, now);
  const perTenant = createKeyedMutex();
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    clientOptions,
    logger: clientOptions.logger,
    stateSecret: derivedSecret(key, "oauth state"),
    installationStore: {
      ...store,
      storeInstallation: (installation) =>
        perTenant(tenantOfInstallation(installation), () => store.storeInstallation(installation)),
    },
    directInstall: true,
  });
  // No workspace's token is needed to find out whether Slack answers.
  const check = () => new webApi.WebClient(undefined, clientOptions).api.test();
  const authorize = oneAtATime((query) => provider.authorize(query));
  const clientFor: Workspaces["clientFor"] = async (tenant, fetch) => {
    const { botToken } = await authorize(queryFor(tenant)).catch((error) => {
      // The library wraps the errors of our own store.
      throw error.original instanceof AdapterError ? error.original : error;
    });
    return new webApi.WebClient(botToken, fetch ? { ...clientOptions, fetch } : clientOptions);
  };
  /** Whether Slack takes the token of a tenant; also if that cannot be found out now. */
  const isAccepted = async (tenant: string) => {
    try {
      await (await clientFor(tenant)).auth.test();
      return true;
    } catch (cause) {
      const { code } = slackError(cause, "sign in", "the workspace's token");
      return code === "unavailable" || code === "rate_limited";
    }
  };

  return {
    check,
    async signIn() {
      await check();
      return {
        authorize: (source, body) =>
          authorize({
            ...source,
            ...installedIn(body),
            ...organisationIn(body),
          } as InstallationQuery<boolean>),
      };
    },
    workspaceOf: (context, client) => ({ tenant: tenantOf(context), client }),
    clientFor,
    asRemoval: (error) =>
      removals.has(refusalOf(error.cause) ?? "")
        ? new AdapterError(error.code, error.message, {
            cause: error.cause,
            refusal: { code: "bot_removed" },
          })
        : error,
    removed: createRemover({ installations, tenants }, { perTenant, isAccepted, onForgotten }),
    routes: (onInstalled) =>
      installPages(provider, manifestFor(features).oauth_config.scopes.bot, onInstalled),
  };
}

const inView = z.object({ view: z.object({ app_installed_team_id: z.string() }) });

/** A stranger of Slack Connect acts in a view from their own workspace: github.com/slackapi/bolt-js/issues/1614 */
function installedIn(body: unknown): { teamId?: string } {
  const found = inView.safeParse(body);
  return found.success ? { teamId: found.data.view.app_installed_team_id } : {};
}

const aboutAccess = z.object({
  enterprise_id: z.string(),
  event: z.object({ type: z.enum(["team_access_granted", "team_access_revoked"]) }),
});

/** What an organisation does with its workspaces concerns its own installation, whatever workspace it names. */
function organisationIn(body: unknown): Partial<InstallationQuery<boolean>> {
  const { data } = aboutAccess.safeParse(body);
  return data ? queryFor(data.enterprise_id) : {};
}

const queryFor = (tenant: string): InstallationQuery<boolean> =>
  isOrganisation(tenant)
    ? { teamId: undefined, enterpriseId: tenant, isEnterpriseInstall: true }
    : { teamId: tenant, enterpriseId: undefined, isEnterpriseInstall: false };

type Authorize = (query: InstallationQuery<boolean>) => Promise<AuthorizeResult>;

/** A refresh token works once, so each workspace renews its own in one request at a time. */
function oneAtATime(authorize: Authorize): Authorize {
  const running = new Map<string, Promise<AuthorizeResult>>();
  return (query) => {
    const tenant = tenantOf(query);
    const asked = running.get(tenant) ?? authorize(query).finally(() => running.delete(tenant));
    running.set(tenant, asked);
    // Bolt writes into the result it is given.
    return asked.then((result) => ({ ...result }));
  };
}
