import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { openSearchJars } from "./jars.ts";

type OpenSearchNode = {
  /** Such as http://127.0.0.1:41559; the same after each start. */
  readonly url: string;
  /** Ends it at once, as the loss of its machine does. Its data stay. */
  kill(): Promise<void>;
  /** Starts it again; resolves when it answers. */
  start(): Promise<void>;
};

export type OpenSearchServer = {
  nodes: OpenSearchNode[];
  /** Ends all nodes and removes their data. */
  end(): Promise<void>;
};

type OpenSearchOptions = {
  heapMegabytes?: number;
  /** For measurements: compiled as well as the JVM can, where a run of tests is over before that has paid. */
  isOptimized?: boolean;
};

const jvmOptions = ({ heapMegabytes = 512, isOptimized = false }: OpenSearchOptions): string[] => [
  ...[`-Xms${heapMegabytes}m`, `-Xmx${heapMegabytes}m`, "-XX:+UseSerialGC"],
  ...(isOptimized ? [] : ["-XX:TieredStopAtLevel=1"]),
];
const launcher = join(import.meta.dirname, "Launcher.java");

/**
 * A real OpenSearch on loopback ports of its own. Only the first node may lead the cluster: of two that may, the
 * one that is left would have no majority.
 */
export async function startOpenSearch(count = 1, options: OpenSearchOptions = {}): Promise<OpenSearchServer> {
  const jars = await openSearchJars();
  const folder = await mkdtemp(
    join(options.isOptimized ? tmpdir() : await quickFolder(), "newsdesk-opensearch-"),
  );
  const nodes: RunningNode[] = [];
  for (let number = 1; number <= count; number++) {
    const home = join(folder, `node-${number}`);
    const node = new RunningNode({ jars, home, options, leader: nodes[0]?.transport });
    nodes.push(node);
    await node.start();
  }
  return {
    nodes,
    async end() {
      await Promise.all(nodes.map((node) => node.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const inMemory = "/dev/shm";
const neededBytes = 2 ** 30;

/** In memory where there is room, since the server syncs each of many small files; else where temporary files are. */
async function quickFolder(): Promise<string> {
  const room = await statfs(inMemory).catch(() => undefined);
  return room && room.bavail * room.bsize > neededBytes ? inMemory : tmpdir();
}

type NodeSetup = {
  /** The folder of the server's jars, and the one of the node's data. */
  jars: string;
  home: string;
  options: OpenSearchOptions;
  /** The transport address of the node that leads the cluster; undefined for that node. */
  leader: string | undefined;
};

class RunningNode implements OpenSearchNode {
  readonly #of: NodeSetup;
  #process: ChildProcessByStdio<Writable, Readable, Readable> | undefined;
  #http = "127.0.0.1:0";
  #transport = "127.0.0.1:0";

  constructor(setup: NodeSetup) {
    this.#of = setup;
  }

  get url(): string {
    return `http://${this.#http}`;
  }

  get transport(): string {
    return this.#transport;
  }

  async start(): Promise<void> {
    const { jars, home, options } = this.#of;
    await mkdir(join(home, "config"), { recursive: true });
    const classes = ["-cp", join(jars, "*"), launcher];
    // The server ends when its standard input does, so it does not outlive this process.
    const child = spawn("java", [...jvmOptions(options), ...classes, home, ...this.#settings()], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#process = child;
    [this.#http, this.#transport] = await readyAddresses(child);
  }

  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  #settings(): string[] {
    const { home, leader } = this.#of;
    const name = home.split("/").at(-1) ?? "";
    const port = (address: string) => address.split(":").at(-1);
    return [
      ...["cluster.name=newsdesk-tests", `node.name=${name}`, "network.host=127.0.0.1"],
      ...["transport.type=netty4", "http.type=netty4"],
      `http.port=${port(this.#http)}`,
      `transport.port=${port(this.#transport)}`,
      // How full the machine of the tests is shall not matter.
      "cluster.routing.allocation.disk.threshold_enabled=false",
      // A node that is lost is noticed by its closed connection; what it held is made anew at once.
      "cluster.fault_detection.leader_check.interval=200ms",
      ...(leader
        ? [`discovery.seed_hosts=${leader}`, "node.roles=data,ingest"]
        : ["discovery.seed_hosts=", `cluster.initial_cluster_manager_nodes=${name}`]),
    ];
  }
}

/** The HTTP and the transport address, once the node answers. Throws with what it said if it ends before. */
async function readyAddresses(
  child: ChildProcessByStdio<Writable, Readable, Readable>,
): Promise<[string, string]> {
  let said = "";
  const { promise, resolve, reject } = Promise.withResolvers<[string, string]>();
  const listen = (text: string) => {
    said = (said + text).slice(-20_000);
    const [, http, transport] = /^ready (\S+) (\S+)$/m.exec(said) ?? [];
    if (http && transport) resolve([http, transport]);
  };
  child.stdout.setEncoding("utf8").on("data", listen);
  child.stderr.setEncoding("utf8").on("data", listen);
  child.once("exit", () => reject(new Error(`OpenSearch did not start: ${said}`)));
  child.once("error", reject);
  return promise;
}
