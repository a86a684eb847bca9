import { lookup } from "node:dns/promises";
import { Agent, request } from "undici";
import { createKeyedMutex } from "../../async/mutex.ts";
import type { AllowList } from "./allow-list.ts";
import { acceptEncoding, unpack } from "./decompress.ts";
import { explainFailure } from "./explain-failure.ts";
import { FetchError } from "./fetch-error.ts";
import { guardedConnector, type Resolve } from "./guarded-connector.ts";

const maxRedirects = 10;
const defaultMaxBytes = 10_000_000;
const timeoutMs = 30_000;

/** The response of a server. */
export type Fetched = {
  status: number;
  /** Names in lower case; a header that came several times is joined by commas. */
  headers: Record<string, string>;
  /** The address after all redirects. */
  url: string;
  /** The new address after a permanent redirect. */
  movedTo?: string;
  /** Decompressed. */
  bytes: Uint8Array;
  /** Their encoding, as the server declares it. */
  charset?: string;
};

export type Fetcher = {
  /**
   * Gets an address, following redirects, one request at a time per host. Any status is a response.
   * @throws FetchError
   */
  get(url: string, headers?: Record<string, string>): Promise<Fetched>;
  /** Ends every connection. */
  close(): Promise<void>;
};

type FetcherOptions = {
  userAgent: string;
  allow: AllowList;
  resolve?: Resolve;
  /** Bytes, both compressed and decompressed, and milliseconds in all. */
  limits?: { bytes: number; ms: number };
};

/** A fetcher for the public internet and what the operator allows, within limits of size and time. */
export function createFetcher({ userAgent, allow, resolve = lookup, limits }: FetcherOptions): Fetcher {
  const { bytes: most, ms } = limits ?? { bytes: defaultMaxBytes, ms: timeoutMs };
  const dispatcher = new Agent({ connect: guardedConnector(allow, resolve) });
  const byHost = createKeyedMutex();

  const exchangeInTime = async (url: URL, headers: Record<string, string>): Promise<RawResponse> => {
    const signal = AbortSignal.timeout(ms);
    try {
      const { packed, ...head } = await exchange(url, { dispatcher, signal, headers }, most);
      const encoding = head.headers["content-encoding"] ?? "";
      return { ...head, bytes: isRedirect(head) ? packed : await unpack(packed, encoding, most, signal) };
    } catch (cause) {
      throw explainFailure(cause, ms);
    }
  };

  return {
    async get(address, headers = {}) {
      const all = { "user-agent": userAgent, "accept-encoding": acceptEncoding, ...headers };
      // Time spent waiting for another request to the host does not count.
      const response = await follow(address, (url) => byHost(url.host, () => exchangeInTime(url, all)));
      const [, charset] = charsetIn.exec(response.headers["content-type"] ?? "") ?? [];
      return { ...response, charset };
    },
    close: () => dispatcher.destroy(),
  };
}

const charsetIn = /charset\s*=\s*["']?([\w:.-]+)/i;

type RawResponse = Pick<Fetched, "status" | "headers" | "bytes">;
type Trail = RawResponse & { url: string; movedTo?: string };

const redirecting = new Set([301, 302, 303, 307, 308]);
const permanent = new Set([301, 308]);
const isRedirect = ({ status, headers }: Pick<Fetched, "status" | "headers">): boolean =>
  redirecting.has(status) && headers.location !== undefined;

async function follow(address: string, ask: (url: URL) => Promise<RawResponse>): Promise<Trail> {
  let url = parseAddress(address);
  let isPermanent = true;
  let movedTo: string | undefined;
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const answer = await ask(url);
    const target = isRedirect(answer) ? answer.headers.location : undefined;
    if (!target) return { ...answer, url: url.href, movedTo };
    isPermanent &&= permanent.has(answer.status);
    url = parseAddress(target, url);
    if (isPermanent) movedTo = url.href;
  }
  throw new FetchError("redirect_loop", { times: maxRedirects });
}

function parseAddress(address: string, base?: URL): URL {
  const url = URL.parse(address, base);
  if (url && /^https?:$/.test(url.protocol)) return url;
  if (base) throw new FetchError("redirected_astray", { address: address.slice(0, 100) });
  throw new FetchError("not_http");
}

async function exchange(
  url: URL,
  options: Parameters<typeof request>[1],
  most: number,
): Promise<{ status: number; headers: Record<string, string>; packed: Uint8Array }> {
  const { statusCode, headers, body } = await request(url, options);
  const given = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) throw new FetchError("too_large", { megabytes: most / 1e6 });
    parts.push(part);
  }
  return { status: statusCode, headers: Object.fromEntries(given), packed: Buffer.concat(parts) };
}
