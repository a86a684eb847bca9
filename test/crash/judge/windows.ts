import { slotMs } from "../newsroom/orders.ts";
import type { Evidence, LedgerRow } from "./evidence.ts";

/** Where an order's digests leave a gap between them or overlap, or a message names another beginning. */
export function windowFaults(evidence: Evidence): string[] {
  const { rows, orders } = evidence;
  return orders.flatMap(({ id, channel }) => {
    const own = rows
      .filter((row) => row.order === id && row.from !== undefined && !row.isSetBack)
      .filter(({ state }) => state === "sent" || state === "uncertain")
      .toSorted((a, b) => a.dueAt - b.dueAt);
    const name = (row: LedgerRow) =>
      `digest in ${channel.platform} ${channel.channel} ${new Date(row.dueAt).toISOString()}`;
    return own.flatMap((row, place) => [
      ...(row.namesWindow ? [] : [`${name(row)}: names another beginning`]),
      ...faultBetween(own[place - 1], row, evidence).map((fault) => `${name(row)}: ${fault}`),
    ]);
  });
}

/** While a clock was wrong, or at what it showed, the windows are its: what they showed is counted story by story. */
function faultBetween(earlier: LedgerRow | undefined, row: LedgerRow, evidence: Evidence): string[] {
  if (earlier?.from === undefined || row.from === undefined || row.from === earlier.dueAt) return [];
  const { messages, wrongClocks, rows } = evidence;
  // Those between that were set back have lost their ends.
  const setBack = rows.filter(({ order, isSetBack }) => order === row.order && isSetBack);
  if (setBack.some(({ from = 0 }) => earlier.dueAt <= from && from < row.dueAt)) return [];
  const at = ({ key, dueAt }: LedgerRow) => messages.find((message) => message.key === key)?.at ?? dueAt;
  const begin = Math.min(earlier.from, at(earlier));
  const end = Math.max(row.dueAt, at(row));
  const isNear = (from: number, to: number) => from <= end && to >= begin;
  if (wrongClocks.some(({ from, to, byMs }) => isNear(from, to) || isNear(from + byMs - slotMs, to + byMs)))
    return [];
  return [row.from > earlier.dueAt ? "a gap before it" : "it overlaps the one before"];
}
