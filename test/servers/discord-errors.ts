import { RESTJSONErrorCodes } from "discord-api-types/v10";
import { type Answer, rateLimited } from "./discord-answers.ts";
import type { Fault } from "./discord-rest.ts";

/**
 * Discord's error numbers by the status that they come with.
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
const statusOf = (code: number): number => {
  if ([40_062, 20_016, 20_028, 20_029].includes(code)) return 429;
  if (code === 130_000) return 503;
  if (code > 10_000 && code < 20_000) return 404;
  const isForbidden = [
    20_009, 40_004, 40_006, 40_333, 50_001, 50_007, 50_008, 50_009, 50_013, 50_278,
  ].includes(code);
  return isForbidden ? 403 : 400;
};

const numbered = (codes: number[]): Record<string, Omit<Fault, "match">> =>
  Object.fromEntries(
    codes.map((code) => {
      const message = RESTJSONErrorCodes[code] ?? "An error of a later Discord";
      // Without the time to wait, a 429 is Cloudflare's: here these numbers come as refusals.
      const status = statusOf(code) === 429 ? 400 : statusOf(code);
      return [`${code} ${message}`, { answer: { status, body: { code, message } } }];
    }),
  );

const html = (status: number): Answer => ({
  status,
  body: "<!DOCTYPE html><title>Bad gateway</title>",
  headers: { "content-type": "text/html" },
});
const failure = (status: number): Answer => ({ status, body: { code: 0, message: String(status) } });

/** What happens to any request on its way; "applied" if Discord carried it out all the same. */
const onTheWay: Record<string, Omit<Fault, "match">> = {
  "429, 20 ms": { answer: rateLimited(0.02), times: 1 },
  "429, 300 s": { answer: rateLimited(300) },
  "429 everywhere, 300 s": { answer: rateLimited(300, true), times: 1 },
  "500": { answer: failure(500) },
  "502": { answer: failure(502) },
  "502, once": { answer: failure(502), times: 1 },
  "502, applied": { answer: failure(502), times: 1, applied: true },
  "503, a page of HTML": { answer: html(503) },
  reset: { answer: "cut" },
  "reset, applied": { answer: "cut", times: 1, applied: true },
};

const unheardOf = 999_999;

/** The contents are refused, in a message of any kind. */
const ofContents = [20_009, 40_005, 50_006, 50_035, 50_068, 50_109, 200_000, 240_000, unheardOf];

/** Every way in which a request to show an answer can fail, by its endpoint. */
export const discordErrors = {
  /** https://docs.discord.com/developers/resources/message#create-message */
  message: {
    ...numbered([
      10_003, 10_004, 10_008, 20_016, 20_028, 20_029, 40_002, 40_004, 40_006, 40_058, 40_062, 40_067,
    ]),
    ...numbered([
      40_333, 50_001, 50_003, 50_008, 50_009, 50_013, 50_024, 50_083, 130_000, 160_002, 160_005, 160_009,
    ]),
    ...numbered(ofContents),
    ...onTheWay,
  },
  /** The same to one person, and https://docs.discord.com/developers/resources/user#create-dm */
  direct: { ...numbered([10_003, 10_013, 40_003, 50_007, 50_033, 50_278, ...ofContents]), ...onTheWay },
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response */
  callback: { ...numbered([10_062, 40_060, 40_333, 50_027, 50_035, unheardOf]), ...onTheWay },
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
  webhook: {
    ...numbered([10_003, 10_008, 10_015, 10_062, 40_094, 40_333, 50_013, 50_027, 50_083, ...ofContents]),
    ...onTheWay,
  },
};
