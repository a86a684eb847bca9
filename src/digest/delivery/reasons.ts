import { CodedError } from "../../article/coded-error.ts";
import { AdapterError } from "../../chat/errors.ts";
import type { Attempt } from "./delivery-deps.ts";

export const logIdsOf = ({ delivery, target }: Pick<Attempt, "delivery" | "target">) => ({
  delivery: delivery.key,
  order: delivery.subscriptionId,
  kind: target.name.kind,
  platform: target.channel.platform,
  channel: target.channel.channel,
});

/** An error for ledger and log: its code, then the platform's message. Each language has a sentence for the code. */
export function reasonOf(error: unknown): string {
  if (error instanceof AdapterError) return refusalReason(error) ?? `${error.code}: ${error.message}`;
  if (error instanceof CodedError) return error.message;
  return `broken_off: ${error instanceof Error ? error.message : String(error)}`;
}

const refusalReason = ({ refusal }: AdapterError): string | undefined =>
  refusal && (refusal.details ? `${refusal.code}: ${JSON.stringify(refusal.details)}` : refusal.code);

/** Never the error itself: a platform's client may have attached the posted text to it. */
export const logDataOf = (error: unknown) => ({
  code: error instanceof AdapterError ? error.code : undefined,
  reason: reasonOf(error),
});
