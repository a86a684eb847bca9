import type { Logger } from "pino";
import { type Connection, ConnectionRecord } from "../../../src/chat/connection/connection.ts";
import { keepConnected } from "../../../src/chat/connection/keep-connected.ts";
import type { AdapterError } from "../../../src/chat/errors.ts";
import { slackError } from "../errors.ts";

type WorkspaceConnectionDeps = { now: () => number; random: () => number; log: Logger; stopped: AbortSignal };

type WorkspaceConnection = { record: ConnectionRecord; doubt(error: AdapterError): void; end(): void };

/**
 * The state of each workspace of an app that is installed in many, from its first use: connected until its
 * token is refused, and again once it is accepted, which is tried for ever.
 * @param signIn asks Slack whether it accepts a workspace's token
 */
export function createWorkspaceConnections(
  signIn: (tenant: string) => Promise<unknown>,
  deps: WorkspaceConnectionDeps,
) {
  const all = new Map<string, WorkspaceConnection>();
  const of = (tenant: string) => all.getOrInsertComputed(tenant, () => open(tenant));

  function open(tenant: string): WorkspaceConnection {
    const record = new ConnectionRecord(tenant, deps.now, deps.log);
    const ending = new AbortController();
    const stopped = AbortSignal.any([deps.stopped, ending.signal]);
    const connection: WorkspaceConnection = { record, doubt: () => undefined, end: () => ending.abort() };
    let isDoubted = false;
    keepConnected({
      async open() {
        if (isDoubted) await signIn(tenant);
        isDoubted = true;
        const { promise: lost, resolve } = Promise.withResolvers<AdapterError>();
        connection.doubt = resolve;
        return { lost, close: async () => undefined };
      },
      describe: (cause) => slackError(cause, `sign in to workspace ${tenant}`, "the workspace's token"),
      onOpen: () => record.connected(),
      // "gone": it is not installed there any more.
      onFailure: (error) => (error.code === "gone" ? forget(tenant) : record.failed(error)),
      ...deps,
      stopped,
    });
    return connection;
  }

  function forget(tenant: string): void {
    all.get(tenant)?.end();
    all.delete(tenant);
  }

  return {
    connections: (): Connection[] => [...all.values()].map(({ record }) => record.current),
    heard: (tenant: string) => of(tenant).record.heard(),
    posted: (tenant: string) => of(tenant).record.posted(),
    refused: (tenant: string, error: AdapterError) => of(tenant).doubt(error),
    forget,
  };
}
