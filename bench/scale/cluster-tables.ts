import type { Table } from "../section.ts";
import type { OnCluster } from "./on-cluster.ts";

const whole = (number: number): string => Math.round(number).toLocaleString("en");

/** What was measured of an archive in memory and on a cluster. */
export const clusterTables = ({ filling, asking, rebuilding }: OnCluster): Table[] => [
  {
    title: "Indexing what is stored in PostgreSQL",
    columns: ["articles", "index", "articles/s", "MB at most"],
    rows: filling.map(({ size, index, seconds, megabytes }) => [
      whole(size),
      index,
      whole(size / seconds),
      whole(megabytes),
    ]),
    notes: ["one process, on the machine of PostgreSQL and OpenSearch (one node, 512 MB of heap)"],
  },
  {
    title: "Asking",
    columns: ["articles", "index", "processes", "first answer s", "MB", "kind", "p50 ms", "p95 ms"],
    rows: asking.flatMap(({ size, index, processes, firstMs, megabytes, times }) =>
      Object.entries(times).map(([kind, { p50, p95 }]) => [
        ...[whole(size), index, String(processes), (firstMs / 1_000).toFixed(1), whole(megabytes)],
        ...[kind, p50.toFixed(1), p95.toFixed(1)],
      ]),
    ),
    notes: ["the first answer counts from the start of opening, with the index that was saved"],
  },
  {
    title: "Building anew while asking",
    columns: ["articles", "seconds", "answers", "failed", "slowest ms"],
    rows: rebuilding.map(({ size, seconds, answers, failed, slowestMs }) => [
      ...[whole(size), seconds.toFixed(0), whole(answers), String(failed), whole(slowestMs)],
    ]),
    notes: ["the process that builds asks, too"],
  },
];
