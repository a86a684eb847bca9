import type { Logger } from "pino";
import { type Connection, ConnectionRecord } from "../../../src/chat/connection/connection.ts";
import { keepConnected, type OpenConnection } from "../../../src/chat/connection/keep-connected.ts";
import type { AdapterError } from "../../../src/chat/errors.ts";
import { slackError } from "../errors.ts";
import { createWorkspaceConnections } from "./workspace-connections.ts";

/** What comes in, with the token that answers it; `lose` ends it for a reason that was found elsewhere. */
export type SlackSession = OpenConnection & { lose(reason: AdapterError): void };

type SlackConnectionDeps = {
  /** Asks Slack whether it accepts a workspace's token. */
  signIn: (tenant: string) => Promise<unknown>;
  now: () => number;
  random: () => number;
  log: Logger;
  stopped: AbortSignal;
};

export type SlackConnections = ReturnType<typeof createSlackConnections>;

/** The one session of a process, and each workspace where there are many. */
export function createSlackConnections(isForMany: boolean, deps: SlackConnectionDeps) {
  const record = new ConnectionRecord(isForMany ? "http" : "workspace", deps.now, deps.log);
  const workspaces = isForMany ? createWorkspaceConnections(deps.signIn, deps) : undefined;
  let session: SlackSession | undefined;
  return {
    current: (): Connection[] => [record.current, ...(workspaces?.connections() ?? [])],
    /** Opens a session, and another whenever it is lost; see keepConnected. */
    keep: (open: () => Promise<SlackSession>) =>
      keepConnected({
        ...deps,
        async open() {
          session = await open();
          return session;
        },
        describe: (cause) => slackError(cause, "sign in"),
        onOpen: () => record.connected(),
        onFailure: (error) => record.failed(error),
      }),
    heard(tenant: string): void {
      record.heard();
      workspaces?.heard(tenant);
    },
    posted(tenant: string): void {
      record.posted();
      workspaces?.posted(tenant);
    },
    /** Slack refuses a workspace's token. */
    refused(tenant: string, reason: AdapterError): void {
      if (workspaces) workspaces.refused(tenant, reason);
      else session?.lose(reason);
    },
    /** The app was removed from a workspace. */
    forget: (tenant: string) => workspaces?.forget(tenant),
  };
}
