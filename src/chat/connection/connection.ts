import type { Logger } from "pino";
import { tellRarely } from "../../async/tell-rarely.ts";
import type { AdapterError } from "../errors.ts";

/** lost: it was or will be tried again, and nobody answers; refused: the platform says no, and why. */
export type ConnectionState = "connecting" | "connected" | "lost" | "refused";

/** A platform's connection as it is now: a workspace's, or a gateway connection's (shard). */
export type Connection = {
  /** Which of the platform's, such as "shard 0" or a workspace's id. */
  part: string;
  state: ConnectionState;
  /** Since when it is connected, or is not (ms). */
  since: number;
  /** Why it is not connected, one line for people. */
  reason?: string;
  /** When something last came in by it, and when something was last posted (ms). */
  lastEventAt?: number;
  lastDeliveryAt?: number;
};

/** A platform's connections; none where there is nothing to lose. */
export type PlatformState = { platform: string; connections: Connection[] };

/** Whether a platform is there for anybody. */
export const isUp = (connections: Connection[]): boolean =>
  connections.length === 0 || connections.some(({ state }) => state === "connected");

/** Whether trying again may help without anybody's doing. */
export const mayPass = ({ code }: AdapterError): boolean => code === "unavailable" || code === "rate_limited";

/** A connection that flaps fills no log. */
const logLimits = { burst: 6, windowMs: 600_000 };

const logLines = {
  connecting: ["info", "connecting"],
  connected: ["info", "connected"],
  lost: ["warn", "the connection is lost; it is tried again until it is back"],
  refused: ["error", "the platform refuses the connection; it is tried again until it is back"],
} as const;

/** Keeps a connection's state for whoever asks, and logs each change of it once. */
export class ConnectionRecord {
  readonly #now: () => number;
  readonly #tellChange: () => void;
  #connection: Connection;

  constructor(part: string, now: () => number, log: Logger) {
    this.#now = now;
    this.#connection = { part, state: "connecting", since: now() };
    this.#tellChange = tellRarely((changes) => {
      const { state, reason, part } = this.#connection;
      const unlogged = changes > 1 ? { changes } : {};
      const [level, line] = logLines[state];
      log[level]({ part, ...(reason && { reason }), ...unlogged }, line);
    }, logLimits);
  }

  get current(): Connection {
    return { ...this.#connection };
  }

  connected(): void {
    this.#change("connected", undefined);
  }

  failed(error: AdapterError): void {
    this.#change(mayPass(error) ? "lost" : "refused", error.message);
  }

  heard(): void {
    this.#connection.lastEventAt = this.#now();
  }

  posted(): void {
    this.#connection.lastDeliveryAt = this.#now();
  }

  #change(state: ConnectionState, reason: string | undefined): void {
    const before = this.#connection;
    const wentOrCame = (before.state === "connected") !== (state === "connected");
    this.#connection = { ...before, state, reason, since: wentOrCame ? this.#now() : before.since };
    if (before.state !== state) this.#tellChange();
  }
}
