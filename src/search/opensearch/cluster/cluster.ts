import { readFileSync } from "node:fs";
import { z } from "zod";
import { createCircuitBreaker } from "../../../async/circuit-breaker.ts";
import { SearchEngineError } from "./engine-error.ts";
import { explainClient } from "./explain-failure.ts";
import { openTransport } from "./transport.ts";

/** How a cluster is reached; see `searchOf` of the configuration. */
export type ClusterSettings = {
  nodes: string[];
  auth?: { username: string; password: string };
  caFile?: string;
  prefix: string;
  shards: number;
  replicas?: number;
};

export type EngineRequest = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Such as /newsdesk-articles/_search. */
  path: string;
  query?: Record<string, string | number | boolean>;
  body?: object;
  /** One JSON text after another, each ended by a line feed, instead of a body. */
  lines?: string;
  /** Whether it is the node that leads the cluster that answers, whoever is asked. */
  isLed?: true;
};

/** How long an answer is waited for: as long as a person waits, or as background work may take. */
export type Patience = "ask" | "work";

/** A person waits three seconds for an answer. */
const answerMs = 2_300;
/** Where there is a second node, for each of two tries: a node that fell silent costs no answer. */
const tryMs = 1_200;
/** How long a cluster that did not answer is left alone by those who wait for an answer. */
const restMs = 1_000;
/** Of background work, such as a bulk request while shards move. */
const writeMs = 60_000;
/** For a node that leads. What is read is there at once if one does; a change queues behind others. */
const leaderWait = { read: "500ms", change: "10s" };
const longestDetail = 300;

type Tries = { eachMs: number; retries: number };

/** An OpenSearch cluster. Nothing is sent before the first request. */
export class Cluster {
  readonly settings: ClusterSettings;
  /** The nodes' hosts, for messages. */
  readonly name: string;
  readonly #transport: ReturnType<typeof openTransport>;
  readonly #underWay = new Set<{ abort(): void }>();
  readonly #patient: Tries;
  readonly #quick: (request: EngineRequest) => Promise<unknown>;

  /** @throws SearchEngineError if the file with the certificate authority cannot be read */
  constructor(settings: ClusterSettings) {
    const { nodes, auth, caFile } = settings;
    this.settings = settings;
    this.name = nodes.map((node) => new URL(node).host).join(", ");
    const ssl = caFile ? { ca: authorityIn(caFile, this.name) } : undefined;
    // Where one of several nodes is gone, the next is asked: what was asked twice is done once, by its version.
    this.#transport = openTransport({ nodes, auth, ssl });
    this.#patient = { eachMs: writeMs, retries: nodes.length };
    const error = () => new SearchEngineError("search_silent", { cluster: this.name });
    const breaker = createCircuitBreaker({ timeoutMs: answerMs, restMs, error });
    const tries = nodes.length > 1 ? { eachMs: tryMs, retries: 1 } : { eachMs: answerMs, retries: 0 };
    this.#quick = breaker.quick((request) => this.#send(request, tries));
  }

  /**
   * What a person waits for: the answer, or the refusal, comes in time, and at once while the cluster is away.
   * @throws SearchEngineError
   */
  async ask<T>(request: EngineRequest, answer: z.ZodType<T>): Promise<T> {
    return this.#read(await this.#quick(request), answer);
  }

  /**
   * The same for background work, which may take a minute.
   * @throws SearchEngineError
   */
  async work<T>(request: EngineRequest, answer: z.ZodType<T>): Promise<T> {
    return this.#read(await this.#send(request, this.#patient), answer);
  }

  /** Whether it is there, and lets us in. */
  answers(): Promise<boolean> {
    return this.ask({ method: "GET", path: "/" }, z.unknown()).then(
      () => true,
      () => false,
    );
  }

  /** To be called last; what is still under way is broken off. */
  close(): Promise<void> {
    for (const request of this.#underWay) request.abort();
    return this.#transport.close();
  }

  async #send(request: EngineRequest, tries: Tries): Promise<unknown> {
    const { method, path, query, body, lines, isLed } = request;
    // By itself a node waits half a minute, and each that is tried after it does.
    const wait = isLed && { cluster_manager_timeout: leaderWait[method === "GET" ? "read" : "change"] };
    const sent = this.#transport.request(
      { method, path, querystring: { ...query, ...wait }, body, bulkBody: lines },
      { requestTimeout: tries.eachMs, maxRetries: tries.retries },
    );
    this.#underWay.add(sent);
    try {
      return (await sent).body;
    } catch (error) {
      throw explainClient(error, this.name);
    } finally {
      this.#underWay.delete(sent);
    }
  }

  /** What is no answer of an OpenSearch comes from something else, such as a proxy's sign-in page. */
  #read<T>(body: unknown, answer: z.ZodType<T>): T {
    const read = answer.safeParse(body);
    if (read.success) return read.data;
    const detail = z.prettifyError(read.error).slice(0, longestDetail);
    throw new SearchEngineError("search_unsuitable", { cluster: this.name, detail }, { cause: read.error });
  }
}

function authorityIn(path: string, cluster: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new SearchEngineError("search_untrusted", { cluster, detail: String(cause) }, { cause });
  }
}
