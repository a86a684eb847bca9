import type { Evidence, LedgerRow } from "./evidence.ts";
import { isOfWrongClock } from "./wrong-clock.ts";

/** Where an order's digests leave a gap between them or overlap, or a message names another beginning. */
export function windowFaults(evidence: Evidence): string[] {
  const { rows, orders } = evidence;
  return orders.flatMap(({ id, channel }) => {
    const own = rows
      .filter((row) => row.order === id && row.from !== undefined && !isOfWrongClock(row, evidence))
      .filter((row) => !row.isSetBack)
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

/**
 * While a clock was wrong the windows are its, and those between that were set back have lost their ends; what
 * they showed is counted story by story.
 */
function faultBetween(
  earlier: LedgerRow | undefined,
  row: LedgerRow,
  { messages, wrongClocks, rows }: Evidence,
): string[] {
  if (!earlier || row.from === undefined || row.from === earlier.dueAt) return [];
  const setBack = rows.filter(({ order, isSetBack }) => order === row.order && isSetBack);
  if (setBack.some(({ from = 0 }) => earlier.dueAt <= from && from < row.dueAt)) return [];
  const at = ({ key, dueAt }: LedgerRow) => messages.find((message) => message.key === key)?.at ?? dueAt;
  const [begin, end] = [Math.min(earlier.dueAt, at(earlier)), at(row)];
  if (wrongClocks.some(({ from, to }) => from <= end && to >= begin)) return [];
  return [row.from > earlier.dueAt ? "a gap before it" : "it overlaps the one before"];
}
