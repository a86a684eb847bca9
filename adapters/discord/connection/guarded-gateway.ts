import { type Client, SimpleShardingStrategy } from "discord.js";

/** What a gateway connection of discord.js does on its own, in promises that nobody holds. */
const unheld = ["internalConnect", "onMessage", "onClose", "heartbeat"];

type GatewayGuard = {
  /** Once true, nothing is received and nothing connects any more: discord.js may just wait to do so. */
  isClosed: () => boolean;
  /** An event that discord.js or a listener could not handle; it is dropped. */
  onFault: (error: unknown) => void;
  /** A connection that could not be begun again, which discord.js would leave at that. */
  onStuck: (error: unknown) => void;
};

type Method = (...given: unknown[]) => unknown;

/**
 * Gateway connections whose failures reach `guard`. In discord.js an odd event, or an address that cannot
 * be connected to, rejects a promise that nobody holds, which ends the process.
 */
export class GuardedGateway extends SimpleShardingStrategy {
  readonly #guard: GatewayGuard;

  constructor(manager: ConstructorParameters<typeof SimpleShardingStrategy>[0], guard: GatewayGuard) {
    super(manager);
    this.#guard = guard;
  }

  override async spawn(shardIds: number[]): Promise<void> {
    await super.spawn(shardIds);
    const shards: Map<number, object> = Reflect.get(this, "shards");
    for (const shard of shards.values()) {
      for (const name of unheld) guardMethod(shard, name, this.#guard);
      guardClosing(shard, this.#guard);
    }
  }
}

function guardMethod(shard: object, name: string, { isClosed, onFault, onStuck }: GatewayGuard): void {
  const method: Method = Reflect.get(shard, name);
  Reflect.set(shard, name, async (...given: unknown[]) => {
    if (isClosed()) return;
    try {
      await method.apply(shard, given);
    } catch (error) {
      if (name === "internalConnect") onStuck(error);
      else onFault(error);
    }
  });
}

type GatewaySocket = Record<"on" | "off", (event: "error", listener: () => void) => void> & {
  terminate(): void;
};

const ignore = () => undefined;

/** A connection of discord.js that is none, and begins only if it is told to: see WebSocketShardStatus. */
const idle = 0;

/**
 * discord.js takes its listener off a connection that it closes: a reset after that would end the process.
 * And it waits half a minute for the other end of one that is dead to agree. One that odd events have closed in the
 * midst of another change it may leave idle, and find dead at each heartbeat without ever beginning it again.
 */
function guardClosing(shard: object, { onStuck }: GatewayGuard): void {
  const destroy: Method = Reflect.get(shard, "destroy");
  Reflect.set(shard, "destroy", (options?: { reason?: string }) => {
    const socket: GatewaySocket | null = Reflect.get(shard, "connection");
    socket?.off("error", ignore);
    socket?.on("error", ignore);
    if (options?.reason === "Zombie connection") {
      socket?.terminate();
      if (Reflect.get(shard, "status") === idle) onStuck(new Error("the gateway connection is dead"));
    }
    return destroy.call(shard, options);
  });
}

/** The same for events that waited until the client was ready: discord.js handles them in a timer. */
export function guardEvents({ ws }: Client, onFault: (error: unknown) => void): void {
  const handle: Method = Reflect.get(ws, "handlePacket");
  Reflect.set(ws, "handlePacket", (...given: unknown[]) => {
    try {
      return handle.apply(ws, given);
    } catch (error) {
      onFault(error);
      return false;
    }
  });
}
