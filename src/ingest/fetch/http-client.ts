import { Agent, request } from "undici";
import type { AllowList } from "./allow-list.ts";
import { CollectedBytes } from "./collected-bytes.ts";
import { guardedConnector, type Resolve } from "./guarded-connector.ts";

/** What a server sent, as it came. */
type PackedResponse = {
  status: number;
  headers: Record<string, string>;
  packed: Uint8Array;
  /** True if they are only the beginning, since the connection ended; such an answer has no validators. */
  isCut?: true;
};

export type HttpClient = {
  /** One request and its whole answer. Throws FetchError if that is too large, and what undici and `signal` throw. */
  exchange(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<PackedResponse>;
  /** Ends every connection. */
  close(): Promise<void>;
};

/** @param maxBytes of an answer, compressed */
export function createHttpClient(allow: AllowList, resolve: Resolve, maxBytes: number): HttpClient {
  const dispatcher = new Agent({ connect: guardedConnector(allow, resolve) });
  return {
    exchange: (url, headers, signal) => exchange(url, { dispatcher, signal, headers }, maxBytes),
    close: () => dispatcher.destroy(),
  };
}

/** What undici throws when the other side ends a connection too early. */
const breaks = new Set(["UND_ERR_SOCKET", "ECONNRESET", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH"]);

async function exchange(
  url: URL,
  options: Parameters<typeof request>[1],
  maxBytes: number,
): Promise<PackedResponse> {
  const { statusCode, headers, body } = await request(url, options);
  const given = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  const bytes = new CollectedBytes(maxBytes, "too_large");
  const whole = { status: statusCode, headers: Object.fromEntries(given) };
  try {
    await bytes.add(body);
  } catch (error) {
    // What a server sent before it broke off is still of use; what we ended ourselves is not.
    const isBroken = error instanceof Error && "code" in error && breaks.has(String(error.code));
    if (bytes.size === 0 || !isBroken) throw error;
    const { etag: _, "last-modified": __, ...headers } = whole.headers;
    return { ...whole, headers, packed: await bytes.joined(), isCut: true };
  }
  return { ...whole, packed: await bytes.joined() };
}
