import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
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
  const waiting = new Map<string, (payload: unknown) => void>();
  const acknowledged = new Set<string>();
  const silent = new Set<Duplex>();
  let muted = 0;
  let newest: WebSocket | undefined;
  let connected = Promise.withResolvers<WebSocket>();

  const onAck = (data: unknown) => {
    const { envelope_id: id = "", payload } = JSON.parse(String(data)) as {
      envelope_id?: string;
      payload?: unknown;
    };
    const known = waiting.get(id);
    if (acknowledged.has(id)) workspace.violations.push(`acknowledged twice: ${id}`);
    else if (!known) workspace.violations.push(`acknowledged what was never sent: ${id}`);
    acknowledged.add(id);
    known?.(payload);
  };

  const onConnection = (socket: WebSocket) => {
    socket.on("message", onAck);
    socket.on("close", () => {
      if (socket === newest) connected = Promise.withResolvers();
    });
    newest = socket;
    const about = { connection_info: { app_id: workspace.app }, num_connections: 1 };
    socket.send(
      JSON.stringify({ type: "hello", ...about, debug_info: { approximate_connection_time: 18_060 } }),
    );
    connected.resolve(socket);
  };

  server.on("upgrade", (request: IncomingMessage, stream, head) => {
    // Each address from apps.connections.open works for one connection.
    if (muted > 0) {
      muted--;
      silent.add(stream);
      return;
    }
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
    /** Sends an envelope once a connection is open; returns the ack's payload and the time it took in ms, or "late". */
    async deliver({
      type,
      payload,
      retry,
    }: Envelope): Promise<{ tookMs: number; payload?: unknown } | "late"> {
      const socket = await connected.promise;
      const id = crypto.randomUUID();
      const begun = performance.now();
      const ack = new Promise<{ tookMs: number; payload: unknown }>((done) =>
        waiting.set(id, (payload) => done({ tookMs: performance.now() - begun, payload })),
      );
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
    size: () => sockets.clients.size,
    /** Sends any text, which may be nothing that Slack sends. */
    async say(text: string): Promise<void> {
      (await connected.promise).send(text);
    },
    /** Slack recycles connections every few hours. */
    async recycle(): Promise<void> {
      const socket = await connected.promise;
      socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: {} }));
      await new Promise((closed) => socket.once("close", closed));
    },
    /** The connection breaks without a close. */
    async cut(): Promise<void> {
      const socket = await connected.promise;
      socket.terminate();
      await new Promise((closed) => socket.once("close", closed));
    },
    /** The other end goes silent without an event: it neither reads nor answers. */
    async freeze(): Promise<void> {
      (await connected.promise).pause();
      newest = undefined;
      connected = Promise.withResolvers();
    },
    /** The next connection is accepted, and then nothing is sent on it. */
    mute: () => void muted++,
    stop(): void {
      for (const socket of sockets.clients) socket.terminate();
      for (const stream of silent) stream.destroy();
      sockets.close();
    },
  };
}
