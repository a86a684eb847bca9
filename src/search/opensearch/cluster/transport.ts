import { createRequire } from "node:module";
import type * as client from "@opensearch-project/opensearch";

/**
 * The parts of OpenSearch's client that bring requests to nodes. Its entrance also loads a function for each of several
 * hundred kinds of request, none of which is needed here: 30 MB of memory, and half a second at each start.
 */
const load = createRequire(import.meta.url);
const part = <Part>(name: string): Part => load(`@opensearch-project/opensearch/lib/${name}.js`);

const Connection: typeof client.Connection = part("Connection");
const Serializer: typeof client.Serializer = part("Serializer");
const Transport: typeof client.Transport = part("Transport");
const { ConnectionPool } = part<Pick<typeof client, "ConnectionPool">>("pool/index");

/** The errors that a transport rejects with. */
export const errors: typeof client.errors = part("errors");

export type NodeSettings = {
  nodes: string[];
  auth?: { username: string; password: string };
  ssl?: { ca: string };
};

/** Requests to one node after another, past those that are away; nothing is sent before the first. */
export function openTransport({ nodes, auth, ssl }: NodeSettings) {
  const emit = () => false;
  const connectionPool = new ConnectionPool({ Connection, auth, ssl, emit, pingTimeout: 3_000 });
  for (const node of nodes) connectionPool.addConnection(node);
  const transport = new Transport({
    ...{ connectionPool, emit, serializer: new Serializer() },
    // Every request says its own.
    ...{ maxRetries: 0, requestTimeout: 60_000, sniffEndpoint: "" },
  });
  return {
    request: transport.request.bind(transport) as client.Transport["request"],
    close: () => new Promise<void>((resolve) => connectionPool.empty(resolve)),
  };
}
