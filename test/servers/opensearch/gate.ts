import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export type Gate = {
  /** Such as https://127.0.0.1:41559, without user and password. */
  url: string;
  /** The file with the authority that signed its certificate. */
  caFile: string;
  /** What is asked without `user:password` is refused; with undefined all is. */
  admit(credentials: string | undefined): void;
  /** The address of each request so far, without the host. */
  asked: string[];
  /** What may be done is read only, or everything. */
  allowWriting(may: boolean): void;
  close(): Promise<void>;
};

/**
 * HTTPS and sign-in in front of an OpenSearch, with the answers of its security plugin, which the server's own jars have
 * not: https://docs.opensearch.org/latest/security/access-control/api/ and BackendRegistry of the plugin for 401.
 */
export async function startGate(engine: string): Promise<Gate> {
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-gate-"));
  const caFile = join(folder, "ca.pem");
  const key = join(folder, "key.pem");
  const subject = ["-subj", "/CN=newsdesk-tests", "-addext", "subjectAltName=IP:127.0.0.1"];
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  await run("openssl", ["req", "-x509", ...made, "-keyout", key, "-out", caFile, ...subject]);
  let admitted: string | undefined;
  let mayWrite = true;
  const asked: string[] = [];
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    asked.push(incoming.url ?? "");
    const expected = admitted && `Basic ${Buffer.from(admitted).toString("base64")}`;
    if (!expected || incoming.headers.authorization !== expected)
      return refuse(outgoing, 401, "Unauthorized");
    const writes = /_bulk|_doc|_settings$|_aliases/.test(incoming.url ?? "") && incoming.method !== "GET";
    if (writes && !mayWrite) return refuse(outgoing, 403, noPermissions);
    const { headers, method, url } = incoming;
    const onwards = request(new URL(url ?? "/", engine), { method, headers }, (far) => {
      outgoing.writeHead(far.statusCode ?? 502, far.headers);
      far.pipe(outgoing);
    });
    onwards.on("error", () => outgoing.destroy());
    incoming.pipe(onwards);
  };
  const server = createServer({ key: await readFile(key), cert: await readFile(caFile) }, answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    caFile,
    asked,
    admit: (credentials) => {
      admitted = credentials;
    },
    allowWriting: (may) => {
      mayWrite = may;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await rm(folder, { recursive: true });
    },
  };
}

const noPermissions = JSON.stringify({
  error: { type: "security_exception", reason: "no permissions for [indices:data/write/bulk]" },
  status: 403,
});

function refuse(outgoing: ServerResponse, status: number, body: string): void {
  const type = body.startsWith("{") ? "application/json" : "text/plain";
  outgoing.writeHead(status, { "content-type": type }).end(body);
}
