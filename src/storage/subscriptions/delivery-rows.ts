import type { Selectable } from "kysely";
import type { Delivery } from "../../digest/ledger.ts";
import type { DeliveryTable } from "../schema.ts";

export function toDelivery(row: Selectable<DeliveryTable>): Delivery {
  return {
    key: row.key,
    subscriptionId: row.subscription_id,
    dueAt: row.due_at,
    state: row.state,
    attempts: row.attempts,
    leaseUntil: row.lease_until ?? undefined,
    retryAt: row.retry_at ?? undefined,
    message: row.message ? JSON.parse(row.message) : undefined,
    reason: row.reason ?? undefined,
    requestedAt: row.begun_at ?? undefined,
    lastRequestedAt: row.last_begun_at ?? undefined,
    requestUptime: row.begun_uptime ?? undefined,
    ...(row.under_name === 1 && { isUnderName: true as const }),
    lookUpCursor: row.look_up ?? undefined,
    doubt: row.doubt ?? undefined,
    frame: row.edition ? JSON.parse(row.edition) : undefined,
  };
}
