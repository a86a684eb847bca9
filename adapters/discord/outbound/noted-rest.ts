import { AsyncLocalStorage } from "node:async_hooks";
import { DefaultRestOptions, type RESTOptions } from "discord.js";
import { type Note, sendNoted } from "../../../src/async/noted-request.ts";
import { yieldInLongTurn } from "../../../src/async/yield.ts";

type NotedRest = {
  note: Note;
  /** Whether discord.js may wait after a refusal, and try again. */
  mayWait: () => boolean;
  isRefused: boolean;
};

const noted = new AsyncLocalStorage<NotedRest>();

/** Longer waits are left to the ledger. */
const maxRateLimitWaitMs = 10_000;

/** Of responses that come together each is read in a turn of the event loop that is not used up. */
async function makeRequest(...request: Parameters<RESTOptions["makeRequest"]>) {
  const response = await DefaultRestOptions.makeRequest(...request);
  await yieldInLongTurn();
  return response;
}

/**
 * What discord.js needs so that each request made inside `notedRequests` leaves right after its note: behind
 * the client's queue and its waits for rate limits. A 429 ends it, since during the wait the note would say
 * of a message that may have been posted what is certainly not.
 */
export const notedRest: Pick<RESTOptions, "makeRequest" | "rejectOnRateLimit"> = {
  async makeRequest(url, init) {
    const request = noted.getStore();
    if (!request) return makeRequest(url, init);
    const { headers, body, signal } = init as { headers: Record<string, string>; body: string } & typeof init;
    const answer = await sendNoted(url, { method: "POST", headers, body, signal }, request.note);
    request.isRefused = answer.status === 429;
    return answer;
  },
  rejectOnRateLimit({ retryAfter }) {
    const request = noted.getStore();
    return retryAfter > maxRateLimitWaitMs || Boolean(request?.isRefused && !request.mayWait());
  },
};

/** Makes requests of discord.js, each after its note. */
export const notedRequests = <Result>(
  request: Omit<NotedRest, "isRefused">,
  act: () => Promise<Result>,
): Promise<Result> => noted.run({ ...request, isRefused: false }, act);
