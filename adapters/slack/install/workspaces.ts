import { type AppOptions, type Context, type CustomRoute, webApi } from "@slack/bolt";
import { z } from "zod";
import type { AdapterError } from "../../../src/chat/errors.ts";
import type { Tenants } from "../../../src/chat/tenants.ts";

/** Where Newsdesk is installed: in the one workspace of its token, or in many. */
export type Workspaces = {
  /** The identity Bolt acts under. Throws what the Web API throws. */
  signIn(): Promise<Pick<AppOptions, "token" | "botId" | "botUserId" | "authorize">>;
  /** Asks Slack whether it answers, and takes the token of the one workspace. Throws what the Web API throws. */
  check(): Promise<unknown>;
  /** The workspace of an event. */
  workspaceOf(context: Context, client: webApi.WebClient): Workspace;
  /**
   * A client for a workspace, with a valid token.
   * @param fetch makes its requests, instead of the platform's
   * @throws AdapterError if Newsdesk is not installed there
   */
  clientFor(tenant: string, fetch?: webApi.FetchFunction): Promise<webApi.WebClient>;
  /** A refusal of a workspace's token, which may mean that the app was removed there unnoticed. */
  asRemoval(error: AdapterError): AdapterError;
  /** Slack reports that the app was removed. */
  removed(removal: Removal): Promise<void>;
  /** Pages for installing it. @param onInstalled called with each new installation; it never throws */
  routes(onInstalled: OnInstalled): CustomRoute[];
};

/** Who installed the app, and where. */
export type OnInstalled = (installer: { tenant: string; user: string }) => void;

/** A reported removal, from the first of these workspaces and organisations that has the app; `at` in ms. */
export type Removal = { tenants: string[]; at: number };

const identity = z.object({
  user_id: z.string().regex(/^\w+$/),
  bot_id: z.string().optional(),
  team_id: z.string(),
});

/** The workspace of the token. */
export function oneWorkspace(
  token: string,
  clientOptions: webApi.WebClientOptions,
  tenants: Pick<Tenants, "left" | "returned">,
  onRemoved: () => void,
): Workspaces {
  const client = new webApi.WebClient(token, clientOptions);
  let tenant = "";
  let isNoted = false;
  return {
    check: () => client.auth.test(),
    async signIn() {
      const { user_id: botUserId, bot_id: botId, team_id } = identity.parse(await client.auth.test());
      tenant = team_id;
      // Once: a connection is opened again also while the database is away.
      if (!isNoted) await tenants.returned({ platform: "slack", tenant });
      isNoted = true;
      return { token, botId, botUserId };
    },
    workspaceOf: () => ({ tenant, client }),
    clientFor: async (_, fetch) =>
      fetch ? new webApi.WebClient(token, { ...clientOptions, fetch }) : client,
    // The operator may have renewed the token: then the next start goes on.
    asRemoval: (error) => error,
    async removed({ at }) {
      isNoted = false;
      onRemoved();
      await tenants.left({ platform: "slack", tenant }, at);
    },
    routes: () => [],
  };
}

/** A workspace that Newsdesk is installed in, and a client for it. */
export type Workspace = { tenant: string; client: webApi.WebClient };
