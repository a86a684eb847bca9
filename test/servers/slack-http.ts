import { createHmac } from "node:crypto";
import type { Envelope } from "./slack-socket.ts";

/** A signature that is not Slack's, or a time that is not now. */
export type Forgery = { secret?: string; ageMs?: number };

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
const sign = (secret: string, seconds: number, body: string): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`;

/** Events come as JSON, commands as a form, presses as JSON in a form. https://docs.slack.dev/apis/events-api */
function encode({ type, payload }: Envelope): { body: string; contentType: string } {
  if (type === "events_api") return { body: JSON.stringify(payload), contentType: "application/json" };
  const fields =
    type === "interactive" ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return { body: new URLSearchParams(fields).toString(), contentType: "application/x-www-form-urlencoded" };
}

/** Signed deliveries to the app's own port. */
export function createHttpDelivery(secret: string, port: number, ackWithinMs: number) {
  const address = `http://127.0.0.1:${port}/slack/events`;
  return {
    /** Sends any body with Slack's own signature; returns the status. */
    async send(body: string, contentType: string): Promise<number> {
      const seconds = Math.floor(Date.now() / 1_000);
      const headers = {
        "content-type": contentType,
        "x-slack-request-timestamp": String(seconds),
        "x-slack-signature": sign(secret, seconds, body),
      };
      return (await fetch(address, { method: "POST", headers, body })).status;
    },
    /** The app's status, its JSON body and the time it took in ms; or "late". */
    async deliver(
      envelope: Envelope,
      forgery: Forgery = {},
    ): Promise<{ status: number; tookMs: number; payload?: unknown } | "late"> {
      const { body, contentType } = encode(envelope);
      const seconds = Math.floor((Date.now() - (forgery.ageMs ?? 0)) / 1_000);
      const { retry } = envelope;
      const headers = {
        "content-type": contentType,
        "x-slack-request-timestamp": String(seconds),
        "x-slack-signature": sign(forgery.secret ?? secret, seconds, body),
        ...(retry && { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason }),
      };
      const begun = performance.now();
      try {
        const signal = AbortSignal.timeout(ackWithinMs);
        const response = await fetch(address, { method: "POST", headers, body, signal });
        const said = await response.text();
        const payload = said.startsWith("{") ? JSON.parse(said) : undefined;
        return { status: response.status, tookMs: performance.now() - begun, payload };
      } catch (error) {
        if ((error as Error).name === "TimeoutError") return "late";
        throw error;
      }
    },
  };
}
