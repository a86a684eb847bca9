import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import type { Workspace } from "./slack-workspace.ts";

export type Envelope = {
  type: "slash_commands" | "events_api" | "interactive";
  payload: object;
  retry?: { num: number; reason: string };
};

const inTime = <Value>(promise: Promise<Value>, ms: number): Promise<Value | undefined> =>
  Promise.race([promise, new Promise<undefined>((late) => setTimeout(late, ms, undefined))]);

/** Socket Mode. https://docs.slack.dev/apis/events-api/using-socket-mode */
export function createSocketMode(server: Server, workspace: Workspace, ackWithinMs: number) {
  const tickets = new Set<string>();
  const sockets = new WebSocketServer({ noServer: true });
  const waiting = new Map<string, () => void>();
  const acknowledged = new Set<string>();
  let connected = Promise.withResolvers<WebSocket>();

  const onAck = (data: unknown) => {
    const { envelope_id: id = "" } = JSON.parse(String(data)) as { envelope_id?: string };
    const known = waiting.get(id);
    if (acknowledged.has(id)) workspace.violations.push(`acknowledged twice: ${id}`);
    else if (!known) workspace.violations.push(`acknowledged what was never sent: ${id}`);
    acknowledged.add(id);
    known?.();
  };

  const onConnection = (socket: WebSocket) => {
    socket.on("message", onAck);
    socket.on("close", () => {
      connected = Promise.withResolvers();
    });
    const about = { connection_info: { app_id: workspace.app }, num_connections: 1 };
    socket.send(
      JSON.stringify({ type: "hello", ...about, debug_info: { approximate_connection_time: 18_060 } }),
    );
    connected.resolve(socket);
  };

  server.on("upgrade", (request: IncomingMessage, stream, head) => {
    // Each address from apps.connections.open is good for one connection.
    if (tickets.delete(request.url ?? "")) sockets.handleUpgrade(request, stream, head, onConnection);
    else {
      workspace.unexpected.push(`a socket at ${request.url}`);
      stream.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
    }
  });

  return {
    /** The path of a new connection. */
    ticket(): string {
      const path = `/link/?ticket=${workspace.id("L")}`;
      tickets.add(path);
      return path;
    },
    /** Sends an envelope over the open connection, once there is one: how long the ack took in ms, or late. */
    async deliver({ type, payload, retry }: Envelope): Promise<number | "late"> {
      const socket = await connected.promise;
      const id = crypto.randomUUID();
      const begun = performance.now();
      const ack = new Promise<number>((done) => waiting.set(id, () => done(performance.now() - begun)));
      const again = retry && { retry_attempt: retry.num, retry_reason: retry.reason };
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type,
          payload,
          accepts_response_payload: type !== "events_api",
          ...again,
        }),
      );
      return (await inTime(ack, ackWithinMs)) ?? "late";
    },
    /** Slack recycles connections every few hours. */
    async recycle(): Promise<void> {
      const socket = await connected.promise;
      socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: {} }));
      await new Promise((closed) => socket.once("close", closed));
    },
    /** The network goes away without a word. */
    async cut(): Promise<void> {
      const socket = await connected.promise;
      socket.terminate();
      await new Promise((closed) => socket.once("close", closed));
    },
    stop(): void {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
