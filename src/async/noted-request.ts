import { Readable } from "node:stream";
import { request } from "undici";

/** Writes down that a request is about to leave. Rejects if it may not. */
export type Note = () => Promise<void>;

type NotedRequest = {
  method: "POST";
  headers: Record<string, string>;
  body: string;
  signal?: AbortSignal | null;
};

/**
 * Sends one request, as late as possible after a note: `note` is awaited by the body, once the connection is
 * open. So if it was never called, or rejects, the request was certainly not carried out: over HTTP/1.1 nothing
 * of it has left then, over HTTP/2 at most its headers. It is never repeated: undici repeats no request whose
 * body is a stream.
 * @throws what `note` rejects with; undici's error if no answer came
 */
export async function sendNoted(
  url: string,
  { method, headers, body, signal }: NotedRequest,
  note: Note,
): Promise<Response> {
  const bytes = Buffer.from(body);
  async function* bodyAfterNote() {
    await note();
    yield bytes;
  }
  const answer = await request(url, {
    method,
    headers: { ...headers, "content-length": String(bytes.length) },
    body: Readable.from(bodyAfterNote()),
    signal,
  });
  return new Response(await answer.body.arrayBuffer(), {
    status: answer.statusCode,
    headers: Object.entries(answer.headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  });
}

/** Acts with a note, and throws what that rejected with, however the client that asked for it wrapped it. */
export async function withNote<Result>(
  note: Note | undefined,
  act: (note: Note) => Promise<Result>,
): Promise<Result> {
  let withheld: { reason: unknown } | undefined;
  const watched = async () => {
    try {
      await note?.();
    } catch (reason) {
      withheld = { reason };
      throw reason;
    }
  };
  try {
    return await act(watched);
  } catch (error) {
    throw withheld ? withheld.reason : error;
  }
}
