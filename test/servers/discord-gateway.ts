import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import type { World } from "./discord-world.ts";

/** https://docs.discord.com/developers/events/gateway#list-of-intents */
export const intents = { guilds: 1 << 0, guildMessages: 1 << 9, directMessages: 1 << 12, content: 1 << 15 };
const known = 0x331_ffff;
/** https://docs.discord.com/developers/events/gateway#privileged-intents */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);

type Payload = { op: number; d?: unknown; s?: number; t?: string };
type Identify = { token: string; intents: number };
type Resume = { token: string; session_id: string; seq: number };

/** The session of the bot: its events are kept for a client that resumes. */
type Session = { id: string; intents: number; events: Payload[]; socket?: WebSocket };

/** The gateway: https://docs.discord.com/developers/events/gateway#connection-lifecycle */
export class Gateway {
  readonly #world: World;
  readonly #token: string;
  readonly #url: () => string;
  readonly #server: WebSocketServer;
  #session: Session | undefined;
  /** Close code for the next IDENTIFY, such as 4014. */
  refuseWith: number | undefined;
  /** How often a client identified, and resumed. */
  identified = 0;
  resumed = 0;

  constructor(http: Server, world: World, token: string, url: () => string) {
    this.#world = world;
    this.#token = token;
    this.#url = url;
    this.#server = new WebSocketServer({ server: http, path: "/gateway" });
    this.#server.on("connection", (socket) => this.#greet(socket));
  }

  /** Sends an event to the bot, or keeps it until it resumes. */
  dispatch(t: string, d: unknown): void {
    const session = this.#session;
    if (!session) return;
    const event = { op: 0, t, d, s: session.events.length + 1 };
    session.events.push(event);
    session.socket?.send(JSON.stringify(event));
  }

  /** Whether the bot asked for events of this kind. */
  wants(intent: number): boolean {
    return ((this.#session?.intents ?? 0) & intent) !== 0;
  }

  /** Cuts the connection as a failing network does, or closes it with a code. */
  drop(code?: number): void {
    const socket = this.#session?.socket;
    if (this.#session) this.#session.socket = undefined;
    if (code === undefined) socket?.terminate();
    else socket?.close(code);
  }

  /** Ends the session, so that it cannot be resumed. */
  forget(): void {
    const socket = this.#session?.socket;
    this.#session = undefined;
    socket?.terminate();
  }

  stop(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
    socket.on("message", (data) => this.#hear(socket, JSON.parse(String(data)) as Payload));
  }

  #hear(socket: WebSocket, { op, d }: Payload): void {
    if (op === 1) socket.send(JSON.stringify({ op: 11 }));
    else if (op === 2) this.#identify(socket, d as Identify);
    else if (op === 6) this.#resume(socket, d as Resume);
    // https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
    else this.#refuse(socket, 4001, `unknown or unexpected gateway opcode ${op}`);
  }

  #identify(socket: WebSocket, identify: Identify): void {
    this.identified++;
    const code = this.refuseWith ?? this.#faultOf(identify);
    if (code === undefined) this.#begin(socket, identify.intents);
    else socket.close(code);
  }

  /** The close code for a wrong IDENTIFY; a wrong token is a person's mistake, not the client's. */
  #faultOf({ token, intents: asked }: Identify): number | undefined {
    if (token !== this.#token) return 4004;
    const code = asked & ~known ? 4013 : asked & privileged ? 4014 : undefined;
    if (code) this.#world.violations.push(`gateway: intents ${asked} are unknown or privileged`);
    return code;
  }

  #begin(socket: WebSocket, asked: number): void {
    const { bot, guildId, newId } = this.#world;
    const session = { id: newId(), intents: asked, events: [], socket };
    this.#session = session;
    this.dispatch("READY", {
      v: 10,
      user: bot,
      guilds: [{ id: guildId, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: this.#url(),
      application: { id: bot.id, flags: 0 },
    });
    if (this.wants(intents.guilds)) this.dispatch("GUILD_CREATE", this.#world.guild());
  }

  /** https://docs.discord.com/developers/events/gateway#resuming: the missed events, then RESUMED */
  #resume(socket: WebSocket, { token, session_id, seq }: Resume): void {
    const session = this.#session;
    if (token !== this.#token) socket.close(4004);
    else if (session?.id !== session_id) socket.send(JSON.stringify({ op: 9, d: false }));
    else {
      this.resumed++;
      session.socket = socket;
      for (const event of session.events.slice(seq)) socket.send(JSON.stringify(event));
      this.dispatch("RESUMED", {});
    }
  }

  #refuse(socket: WebSocket, code: number, violation: string): void {
    this.#world.violations.push(`gateway: ${violation}`);
    socket.close(code);
  }
}
