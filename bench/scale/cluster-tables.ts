import type { Table } from "../section.ts";
import { heapMegabytes, type OnCluster } from "./on-cluster.ts";
import { findingTable } from "./tables.ts";

const whole = (number: number): string => Math.round(number).toLocaleString("en");

const kindColumns = ["kind", "asked", "p50 ms", "p95 ms"];

/** What was measured of an archive in memory and on a cluster. */
export const clusterTables = ({ filling, asking, rebuilding, finding }: OnCluster): Table[] => [
  {
    title: "Indexing what is stored in PostgreSQL",
    columns: ["articles", "index", "articles/s", "MB at most", "bytes an article"],
    rows: filling.map(({ size, index, seconds, megabytes, indexBytes }) => [
      whole(size),
      index,
      whole(size / seconds),
      whole(megabytes),
      indexBytes === undefined ? "" : whole(indexBytes / size),
    ]),
    notes: [
      `one process, on the machine of PostgreSQL and OpenSearch (one node, ${heapMegabytes} MB of heap)`,
      "bytes on the cluster's disk",
    ],
  },
  {
    title: "Asking",
    columns: ["articles", "index", "processes", "first answer s", "MB at most", "failed", ...kindColumns],
    rows: asking.flatMap(({ size, index, processes, isCold, firstMs, megabytes, failed, times }) =>
      Object.entries(times).map(([kind, { asked, p50, p95 }]) => [
        ...[whole(size), isCold ? `${index}, just started` : index, String(processes)],
        ...[(firstMs / 1_000).toFixed(1), whole(megabytes)],
        ...[String(failed), kind, String(asked), p50.toFixed(1), p95.toFixed(1)],
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
  ...(finding ? [findingTable(finding)] : []),
];
