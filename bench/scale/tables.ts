import type { Table } from "../section.ts";
import type { Finding } from "./measure-finding.ts";
import type { FanOut, Holding, Storing } from "./section.ts";

const whole = (number: number): string => Math.round(number).toLocaleString("en");

export const storingTable = (figures: Storing[]): Table => ({
  title: "Storing in PostgreSQL",
  columns: ["processes", "articles", "articles/s"],
  rows: figures.map(({ processes, articles, perSecond }) => [
    String(processes),
    whole(articles),
    whole(perSecond),
  ]),
  notes: [
    "each process stores articles of its own, a thousand at a time; the database is on the same machine",
  ],
});

export const findingTable = ({ words, median, slowest }: Finding): Table => ({
  title: "From stored by one process to found through another",
  columns: ["articles", "median ms", "slowest ms"],
  rows: [[whole(words), whole(median), whole(slowest)]],
  notes: ["the finding process does all that a service does, and is asked every millisecond"],
});

export const fanOutTable = (figures: FanOut[]): Table => ({
  title: "Digests of channels that are due at once, each in a workspace of its own",
  columns: ["processes", "channels", "seconds", "posts/s", "shares"],
  rows: figures.map(({ processes, channels, seconds, shares }) => [
    String(processes),
    whole(channels),
    seconds.toFixed(1),
    whole(channels / seconds),
    shares.map(whole).join(" + "),
  ]),
  notes: ["the platform answers after 50 ms and has no limits; every channel was posted to once"],
});

export const holdingTable = (figures: Holding[]): Table => ({
  title: "Starting with an empty data folder",
  columns: ["articles", "index", "ready after s", "MB"],
  rows: figures.map(({ size, fetched, seconds, megabytes }) => [
    whole(size),
    fetched ? "taken over" : "built",
    seconds.toFixed(1),
    whole(megabytes),
  ]),
  notes: ["memory of the whole process when it is ready, without any collection of garbage"],
});
