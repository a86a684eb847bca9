import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import type { World } from "./discord-world.ts";

/** https://docs.discord.com/developers/events/gateway#list-of-intents */
export const intents = { guilds: 1 << 0, guildMessages: 1 << 9, directMessages: 1 << 12, content: 1 << 15 };
const known = 0x331_ffff;
/** https://docs.discord.com/developers/events/gateway#privileged-intents */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);

type Payload = { op: number; d?: unknown; s?: number; t?: string };
type Identify = { token: string; intents: number; shard?: [id: number, count: number] };
type Resume = { token: string; session_id: string; seq: number };

/** A session of the bot, with its events for a client that resumes. */
type Session = {
  id: string;
  shard: number;
  count: number;
  intents: number;
  events: Payload[];
  socket?: WebSocket;
};

/** The gateway: https://docs.discord.com/developers/events/gateway#connection-lifecycle */
export class Gateway {
  readonly #world: World;
  readonly #token: string;
  readonly #url: () => string;
  readonly #server: WebSocketServer;
  #sessions: Session[] = [];
  /** Close code for every IDENTIFY, such as 4014, until it is taken away. */
  refuseWith: number | undefined;
  /** How often a client says that it lives; it expects an answer before the next time. */
  heartbeatMs = 41_250;
  /** Whether it leaves IDENTIFY and RESUME without an answer. */
  isMute = false;
  /** How often a client identified, and resumed. */
  identified = 0;
  resumed = 0;
  /** The [id, count] of each IDENTIFY, in order. */
  readonly shards: [id: number, count: number][] = [];

  constructor(http: Server, world: World, token: string, url: () => string) {
    this.#world = world;
    this.#token = token;
    this.#url = url;
    this.#server = new WebSocketServer({ server: http, path: "/gateway" });
    this.#server.on("connection", (socket) => this.#greet(socket));
  }

  /** Sends an event to the bot on the connection of its server, or keeps it until that resumes. */
  dispatch(t: string, d: unknown): void {
    const { guild_id, id } = d as { guild_id?: string; id?: string };
    const guild = guild_id ?? (t.startsWith("GUILD_") ? id : undefined);
    for (const session of this.#sessions) if (owns(session, guild)) tell(session, t, d);
  }

  /** Whether the bot asked for events of this kind. */
  wants(intent: number): boolean {
    return this.#sessions.some(({ intents }) => (intents & intent) !== 0);
  }

  /** Cuts the connections as a failing network does, or closes them with a code. */
  drop(code?: number): void {
    for (const session of this.#sessions) {
      const { socket } = session;
      session.socket = undefined;
      if (code === undefined) socket?.terminate();
      else socket?.close(code);
    }
  }

  /** The other end goes silent without an event: it neither reads nor answers. */
  freeze(): void {
    for (const session of this.#sessions) {
      session.socket?.pause();
      session.socket = undefined;
    }
  }

  /** Sends any text, which may be nothing that Discord sends. */
  say(text: string): void {
    for (const { socket } of this.#sessions) socket?.send(text);
  }

  get connections(): number {
    return this.#server.clients.size;
  }

  /** Ends the sessions, so that they cannot be resumed. */
  forget(): void {
    const sockets = this.#sessions.map(({ socket }) => socket);
    this.#sessions = [];
    for (const socket of sockets) socket?.terminate();
  }

  /** Notifies the bot that its sessions are invalid: https://docs.discord.com/developers/events/gateway-events#invalid-session */
  invalidate(): void {
    const sockets = this.#sessions.map(({ socket }) => socket);
    this.#sessions = [];
    for (const socket of sockets) socket?.send(JSON.stringify({ op: 9, d: false }));
  }

  stop(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    socket.on("error", () => undefined);
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeatMs } }));
    socket.on("message", (data) => this.#hear(socket, JSON.parse(String(data)) as Payload));
  }

  #hear(socket: WebSocket, { op, d }: Payload): void {
    // Heartbeats alone are answered.
    if (this.isMute && op !== 1) return;
    if (op === 1) socket.send(JSON.stringify({ op: 11 }));
    else if (op === 2) this.#identify(socket, d as Identify);
    else if (op === 6) this.#resume(socket, d as Resume);
    // https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
    else this.#refuse(socket, 4001, `unknown or unexpected gateway opcode ${op}`);
  }

  #identify(socket: WebSocket, identify: Identify): void {
    this.identified++;
    const code = this.refuseWith ?? this.#faultOf(identify);
    if (code === undefined) this.#begin(socket, identify);
    else socket.close(code);
  }

  /** The close code for a wrong IDENTIFY; a wrong token is a person's mistake, not the client's. */
  #faultOf({ token, intents: asked }: Identify): number | undefined {
    if (token !== this.#token) return 4004;
    const code = asked & ~known ? 4013 : asked & privileged ? 4014 : undefined;
    if (code) this.#world.violations.push(`gateway: intents ${asked} are unknown or privileged`);
    return code;
  }

  #begin(socket: WebSocket, { intents: asked, shard: [shard, count] = [0, 1] }: Identify): void {
    this.shards.push([shard, count]);
    const { bot, newId, idleGuilds, available, removed } = this.#world;
    const session: Session = { id: newId(), shard, count, intents: asked, events: [], socket };
    this.#sessions = [...this.#sessions.filter((other) => other.shard !== shard), session];
    const own = removed ? [] : [this.#world.guild()];
    const guilds = [...own, ...idleGuilds].filter(({ id }) => owns(session, id));
    tell(session, "READY", {
      v: 10,
      user: bot,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      shard: [shard, count],
      session_id: session.id,
      resume_gateway_url: this.#url(),
      application: { id: bot.id, flags: 0 },
    });
    if (!(asked & intents.guilds)) return;
    for (const guild of guilds) {
      if (available || guild.id !== this.#world.guildId) tell(session, "GUILD_CREATE", guild);
    }
  }

  /** https://docs.discord.com/developers/events/gateway#resuming: the missed events, then RESUMED */
  #resume(socket: WebSocket, { token, session_id, seq }: Resume): void {
    const session = this.#sessions.find(({ id }) => id === session_id);
    if (token !== this.#token) socket.close(4004);
    else if (!session) socket.send(JSON.stringify({ op: 9, d: false }));
    else {
      this.resumed++;
      session.socket = socket;
      for (const event of session.events.slice(seq)) socket.send(JSON.stringify(event));
      tell(session, "RESUMED", {});
    }
  }

  #refuse(socket: WebSocket, code: number, violation: string): void {
    this.#world.violations.push(`gateway: ${violation}`);
    socket.close(code);
  }
}

/** https://docs.discord.com/developers/events/gateway#sharding: a server's connection; events without a server use the first. */
const owns = ({ shard, count }: Session, guild: string | undefined): boolean =>
  guild === undefined ? shard === 0 : Number((BigInt(guild) >> 22n) % BigInt(count)) === shard;

function tell(session: Session, t: string, d: unknown): void {
  const event = { op: 0, t, d, s: session.events.length + 1 };
  session.events.push(event);
  session.socket?.send(JSON.stringify(event));
}
