import type { Socket } from "node:net";
import type { Logger } from "pino";
import { Agent, buildConnector } from "undici";

/** Slack answers the client's pings every two seconds. */
const maxSilenceMs = 20_000;
const checkIntervalMs = 1_000;

/**
 * The network for a socket client. A connection on which nothing arrives any more is cut, so that the
 * client's owner connects again. The client's own pings begin only once a connection is open, so it waits
 * forever for one that is dead from the start, and it has missed others:
 * github.com/slackapi/node-slack-sdk/issues/1652
 * @param now the clock, in ms
 */
export function watchedNetwork(now: () => number, log: Logger) {
  const watched = new Map<Socket, { bytes: number; at: number }>();
  // HTTP/1.1, so that the socket is the connection's own.
  const connectPlainly = buildConnector({ allowH2: false });
  const dispatcher = new Agent({
    connect(options, done) {
      connectPlainly(options, (...result) => {
        const [, socket] = result;
        if (socket) watched.set(socket, { bytes: 0, at: now() });
        socket?.once("close", () => watched.delete(socket));
        done(...result);
      });
    },
  });

  const watchdog = setInterval(() => {
    for (const [socket, last] of watched) {
      if (socket.bytesRead !== last.bytes) watched.set(socket, { bytes: socket.bytesRead, at: now() });
      else if (now() - last.at > maxSilenceMs) {
        log.warn("the connection to Slack is silent; cutting it");
        socket.destroy();
      }
    }
  }, checkIntervalMs);
  watchdog.unref();

  return {
    dispatcher,
    /** Cuts what is still open. */
    async close(): Promise<void> {
      clearInterval(watchdog);
      await dispatcher.destroy();
      for (const socket of watched.keys()) socket.destroy();
    },
  };
}
