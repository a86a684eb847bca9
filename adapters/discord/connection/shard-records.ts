import type { Logger } from "pino";
import { type Connection, ConnectionRecord } from "../../../src/chat/connection/connection.ts";
import type { AdapterError } from "../../../src/chat/errors.ts";

export type ShardRecords = ReturnType<typeof createShardRecords>;

/** The state of each gateway connection, whichever client opens it. */
export function createShardRecords(ids: number[], now: () => number, log: Logger) {
  const records = new Map<number, ConnectionRecord>();
  const of = (id: number) =>
    records.getOrInsertComputed(id, () => new ConnectionRecord(`shard ${id}`, now, log));
  for (const id of ids) of(id);
  return {
    of,
    /** The connections there are from now on; Discord may recommend another number than before. */
    adopt(ids: number[]): void {
      for (const id of records.keys()) if (!ids.includes(id)) records.delete(id);
      for (const id of ids) of(id);
    },
    failed(error: AdapterError): void {
      for (const record of records.values()) record.failed(error);
    },
    /** Something was posted in a server of this connection, if it is one of ours. */
    posted: (id: number): void => records.get(id)?.posted(),
    current: (): Connection[] => [...records.values()].map(({ current }) => current),
  };
}
