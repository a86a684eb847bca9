import { lookup } from "node:dns/promises";
import type { AllowList } from "./allow-list.ts";
import { acceptEncoding, unpack } from "./decompress.ts";
import { explainFailure } from "./explain-failure.ts";
import { FetchError } from "./fetch-error.ts";
import type { Resolve } from "./guarded-connector.ts";
import { createHostPace, type HostPace } from "./host-pace.ts";
import type { HttpClient } from "./http-client.ts";
import { retryAfter } from "./http-times.ts";

const maxRedirects = 10;
const defaultMaxBytes = 30_000_000;
const timeoutMs = 30_000;
/** All requests of one `get` together, without the time that they wait for their turn. */
const maxTimeouts = 2;
/** After a 429 (Too Many Requests) that does not say how long. */
const restMs = 300_000;

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
  /** True if they are only the beginning, since the connection ended; such an answer has no validators. */
  isCut?: true;
  /** Their encoding, as the server declares it. */
  charset?: string;
};

export type Fetcher = {
  /**
   * Gets an address, following redirects, at the pace of each host. Any status is a response. A host that
   * answers 429, or 503 with Retry-After, is asked nothing more until that time is over.
   * @param headers for the first request and each redirect: some are only for one address
   * @throws FetchError
   */
  get(url: string, headers?: HeadersFor): Promise<Fetched>;
  /** Ends every connection. */
  close(): Promise<void>;
};

/** The headers of a request to an address. */
type HeadersFor = (url: URL) => Record<string, string>;

type FetcherOptions = {
  userAgent: string;
  allow: AllowList;
  /** In milliseconds; by default the real time. */
  now?: () => number;
  resolve?: Resolve;
  /** By default at least a second from a request to a host to the next. */
  pace?: HostPace;
  /** Bytes, both compressed and decompressed, and milliseconds in all. */
  limits?: { bytes: number; ms: number };
};

/** A fetcher for the public internet and what the operator allows, within limits of size and time. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { userAgent, allow, now = Date.now, resolve = lookup, limits } = options;
  const { pace = createHostPace(now) } = options;
  const { bytes: most, ms } = limits ?? { bytes: defaultMaxBytes, ms: timeoutMs };
  // Loaded with the first request: a command that asks no site does not wait for it.
  let client: Promise<HttpClient> | undefined;
  const connect = () =>
    import("./http-client.ts").then(({ createHttpClient }) => createHttpClient(allow, resolve, most));

  const exchangeInTime = async (
    url: URL,
    headers: Record<string, string>,
    left: number,
  ): Promise<RawResponse> => {
    client ??= connect();
    const { exchange } = await client;
    const signal = AbortSignal.timeout(Math.min(ms, left));
    try {
      const { packed, ...head } = await exchange(url, headers, signal);
      const encoding = head.headers["content-encoding"] ?? "";
      return { ...head, bytes: isRedirect(head) ? packed : await unpack(packed, encoding, most, signal) };
    } catch (cause) {
      throw explainFailure(cause, ms);
    }
  };

  return {
    async get(address, headers = () => ({})) {
      let left = maxTimeouts * ms;
      const ask = async (url: URL) => {
        const all = { "user-agent": userAgent, "accept-encoding": acceptEncoding, ...headers(url) };
        const begun = performance.now();
        const answer = await exchangeInTime(url, all, left);
        left = Math.max(1, left - (performance.now() - begun));
        const askedMs = retryAfter(answer.headers["retry-after"], now());
        if (answer.status === 429) pace.rest(url.host, askedMs || restMs);
        if (answer.status === 503) pace.rest(url.host, askedMs);
        return answer;
      };
      const response = await follow(address, (url) => pace.turn(url.host, () => ask(url)));
      const [, charset] = charsetIn.exec(response.headers["content-type"] ?? "") ?? [];
      return { ...response, charset };
    },
    async close() {
      pace.close();
      await (await client)?.close();
    },
  };
}

const charsetIn = /charset\s*=\s*["']?([\w:.-]+)/i;

type RawResponse = Pick<Fetched, "status" | "headers" | "bytes" | "isCut">;
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
    const target = isRedirect(answer) ? answer.headers.location?.replace(/[\x80-\xff]/g, asByte) : undefined;
    if (!target) return { ...answer, url: url.href, movedTo };
    isPermanent &&= permanent.has(answer.status);
    url = parseAddress(target, url);
    if (isPermanent) movedTo = url.href;
  }
  throw new FetchError("redirect_loop", { times: maxRedirects });
}

/** A letter of any encoding in a header, whose bytes are read as Latin-1: the address keeps the bytes. */
const asByte = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

function parseAddress(address: string, base?: URL): URL {
  const url = URL.parse(address, base);
  if (url && /^https?:$/.test(url.protocol)) return url;
  if (base) throw new FetchError("redirected_astray", { address: address.slice(0, 100) });
  throw new FetchError("not_http");
}
