import { type AppOptions, type Context, type CustomRoute, webApi } from "@slack/bolt";
import { z } from "zod";

/** Where Newsdesk is installed: in the one workspace of its token, or in many. */
export type Workspaces = {
  /** How Bolt knows in whose name it acts. Throws what the Web API throws. */
  signIn(): Promise<Pick<AppOptions, "token" | "botId" | "botUserId" | "authorize">>;
  workspaceOf: WorkspaceOf;
  /** How to speak in a workspace when nobody there has spoken. Throws AdapterError where it is not installed. */
  clientFor(tenant: string): Promise<webApi.WebClient>;
  /** It was removed from a workspace at a moment (ms), as Slack tells later. */
  removed(tenant: string, at: number): Promise<void>;
  /** Pages for installing it. */
  routes: CustomRoute[];
};

const identity = z.object({
  user_id: z.string().regex(/^\w+$/),
  bot_id: z.string().optional(),
  team_id: z.string(),
});

/** The workspace that the token is from. `onRemoved` is told when it is the operator's turn. */
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

/** Which workspace something came from. */
export type WorkspaceOf = (context: Context, client: webApi.WebClient) => Workspace;

/** One workspace that Newsdesk is installed in: who we are there, and how to speak. */
export type Workspace = { tenant: string; user: string; client: webApi.WebClient };
