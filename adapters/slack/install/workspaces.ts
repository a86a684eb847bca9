import { type AppOptions, type Context, type CustomRoute, webApi } from "@slack/bolt";
import { z } from "zod";

/** Where Newsdesk is installed: in the one workspace of its token, or in many. */
export type Workspaces = {
  /** The identity Bolt acts under. Throws what the Web API throws. */
  signIn(): Promise<Pick<AppOptions, "token" | "botId" | "botUserId" | "authorize">>;
  workspaceOf: WorkspaceOf;
  /** A client for a workspace. Throws AdapterError where Newsdesk is not installed there. */
  clientFor(tenant: string): Promise<webApi.WebClient>;
  /** Slack reports that the app was removed from a workspace at a moment (ms). */
  removed(tenant: string, at: number): Promise<void>;
  /** Pages for installing it. */
  routes: CustomRoute[];
};

const identity = z.object({
  user_id: z.string().regex(/^\w+$/),
  bot_id: z.string().optional(),
  team_id: z.string(),
});

/** The workspace of the token. `onRemoved` is called when the operator has to act. */
export function oneWorkspace(
  token: string,
  clientOptions: webApi.WebClientOptions,
  onRemoved: () => void,
): Workspaces {
  const client = new webApi.WebClient(token, clientOptions);
  let self = { tenant: "", user: "", client };
  return {
    async signIn() {
      const { user_id: user, bot_id: botId, team_id: tenant } = identity.parse(await client.auth.test());
      self = { tenant, user, client };
      return { token, botId, botUserId: user };
    },
    workspaceOf: () => self,
    clientFor: async () => client,
    removed: async () => onRemoved(),
    routes: [],
  };
}

/** The workspace of an event. */
export type WorkspaceOf = (context: Context, client: webApi.WebClient) => Workspace;

/** A workspace that Newsdesk is installed in: our user id and a client for it. */
export type Workspace = { tenant: string; user: string; client: webApi.WebClient };
