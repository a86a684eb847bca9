import type { IncomingMessage, ServerResponse } from "node:http";
import { defaultBodyLimit, HTTPModuleFunctions, type HTTPReceiver, isRawBodyError } from "@slack/bolt";
import type { Logger } from "pino";
import { tellRarely } from "../../../src/async/tell-rarely.ts";
import { isKnownBody } from "./known-payload.ts";

const eventsPath = "/slack/events";

/** Anybody may send such requests, as many as they like. */
const logLimits = { burst: 1, windowMs: 60_000 };

/**
 * Lets only signed requests of a known shape reach Bolt: an odd one makes it reject a promise that nobody
 * holds. The others are answered 401, 413 or 400.
 */
export function guardHttp(receiver: HTTPReceiver, signingSecret: string, log: Logger): void {
  const next = receiver.requestListener;
  const refusals = {
    401: tellRarely(
      (count) => log.warn({ count }, "requests without Slack's signature are refused"),
      logLimits,
    ),
    413: tellRarely((count) => log.warn({ count }, "requests that are too large are refused"), logLimits),
    400: tellRarely(
      (count) => log.warn({ count }, "signed requests of unknown shape are refused"),
      logLimits,
    ),
  };
  const check = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const verdict = await verdictOf(request, signingSecret);
    if (verdict === 200) return next(request, response);
    refusals[verdict]();
    HTTPModuleFunctions.buildNoBodyResponse(response, verdict);
  };
  receiver.requestListener = (request, response) => {
    const path = URL.parse(request.url ?? "", "http://localhost")?.pathname;
    if (request.method !== "POST" || path !== eventsPath) return next(request, response);
    check(request, response).catch((error: unknown) => {
      log.error({ reason: String(error) }, "a request from Slack could not be handled");
      response.destroy();
    });
  };
}

async function verdictOf(request: IncomingMessage, signingSecret: string): Promise<200 | 400 | 401 | 413> {
  try {
    // Bolt finds the body again in the request.
    const options = { signingSecret, bodyLimit: defaultBodyLimit };
    const verified = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(options, request);
    return isKnownBody(parsed(verified)) ? 200 : 400;
  } catch (error) {
    return isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
  }
}

function parsed(request: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0]): unknown {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(request);
  } catch {
    return undefined;
  }
}
