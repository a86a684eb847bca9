/** What goes wrong with a feed, now and then or once in the month. */
export const faults = [
  "nothing",
  "only Last-Modified",
  "ttl of 10 hours",
  "Cache-Control with Age",
  "redirected to a home page at times",
  "a page in its place at times",
  "moves for good",
  "redirected for good to a home page for a day",
  "redirected to another feed for a day",
  "always redirected to a copy",
  "gone at times",
  "away for two days",
  "cut off at times",
  "asks for a pause",
  "uses few guids again and again",
  "changes all guids and addresses",
  "dates everything anew every day",
  "edits its headlines",
  "cut off within an entry at times",
  "compressed in other ways, and not as it says",
  "hours that it skips",
  "entries of one page",
  "redirected in a circle at times",
  "a check for bots at times",
  "behind a password",
  "addresses with sessions and tracking",
  "asks for a slow pace",
] as const;

type Fault = (typeof faults)[number];

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
const maxListed = 24;
const fewGuids = maxListed + 1;

export type SimulatedFeed = { number: number; fault: Fault; host: string; everyMs: number };

/** An entry as it must be in the archive. */
export type SimulatedEntry = { guid: string; title: string; link: string; text: string; date: number };

/**
 * Feeds with every fault in turn; of each ten the last five live on one host.
 * @param port of the server that answers for all their hosts
 */
export function simulatedFeeds(count: number, port: number): SimulatedFeed[] {
  return Array.from({ length: count }, (_, number) => {
    const group = Math.floor(number / 10);
    const place = number % 10 < 5 ? number % 10 : 9;
    return {
      number,
      fault: faults[number % faults.length] as Fault,
      host: `127.1.${group}.${place + 1}:${port}`,
      everyMs: (4 + (number % 7) * 3) * hourMs,
    };
  });
}

export const pathOf = ({ number }: SimulatedFeed): string => `/${number}/feed`;
export const addressOfFeed = (feed: SimulatedFeed): string => `http://${feed.host}${pathOf(feed)}`;
/** As an operator writes it, with the password where there is one. */
export const noteOfFeed = (feed: SimulatedFeed): string =>
  feed.fault === "behind a password"
    ? addressOfFeed(feed).replace("://", `://${password}@`)
    : addressOfFeed(feed);
export const password = "lin:secret";
/** Hours (UTC) in which a feed that skips some is not to be asked. */
export const skippedHours = [0, 1, 2, 3, 4, 5];
/** The gap that a host with a slow pace asks for, in seconds. */
export const slowPaceSeconds = 40;
export const titleOf = ({ number }: SimulatedFeed): string => `Gazette ${number}`;

/** How many entries a feed has published; the first of them before it begins. */
export const published = ({ everyMs }: SimulatedFeed, sinceMs: number): number =>
  1 + Math.floor(sinceMs / everyMs);

/** Two of the words that make each entry unlike every other. */
const things = [
  "ferry",
  "lighthouse",
  "harbour",
  "market",
  "bridge",
  "school",
  "museum",
  "tram",
  "dam",
  "orchard",
];
const doings = [
  "reopens",
  "burns",
  "is sold",
  "floods",
  "celebrates",
  "strikes",
  "moves",
  "sinks",
  "grows",
  "hires",
];

/** An entry as a feed has it at a moment. `begun` is when the month began. */
export function entryOf(feed: SimulatedFeed, index: number, begun: number, now: number): SimulatedEntry {
  const { number, fault, everyMs } = feed;
  const [thing = "", doing = ""] = [things[(index * 7 + number) % 10], doings[(index * 3 + number) % 10]];
  const date = begun + index * everyMs;
  const isMoved = fault === "changes all guids and addresses" && now - begun > 10 * dayMs;
  const isEdited = fault === "edits its headlines" && now - date > 8 * hourMs;
  const guid = fault === "uses few guids again and again" ? `${index % fewGuids}` : `${number}-${index}`;
  const own = `http://${feed.host}/${isMoved ? "new/" : ""}${number}/${index}`;
  const link = linkOf(feed, index, now) ?? own;
  return {
    guid: isMoved ? `new ${guid}` : guid,
    title: `${thing} ${number} ${doing} ${index}${isEdited ? " (updated)" : ""}`,
    link,
    text: `On day ${index} the ${thing} of town ${number} ${doing}: ${numberWords(index, number)}.`,
    date: fault === "dates everything anew every day" ? dated(date, begun, now) : date,
  };
}

/** The address of an entry that has an odd one; these feeds have no guids. */
function linkOf({ fault, host, number }: SimulatedFeed, index: number, now: number): string | undefined {
  if (fault === "entries of one page") return `http://${host}/${number}/log#v${index}`;
  if (fault === "addresses with sessions and tracking")
    return `http://${host}/${number}/${index};jsessionid=${now}?utm_source=${now}`;
  return undefined;
}

/** Everything that is older is dated to the beginning of the present day. */
const dated = (date: number, begun: number, now: number): number =>
  Math.max(date, begun + Math.floor((now - begun) / dayMs) * dayMs);

/** Words that no other entry has. */
const numberWords = (index: number, number: number): string =>
  [...`${index}x${number}`]
    .map((digit, place) => `${things[Number(digit)] ?? "and"}${place}${index}${number}`)
    .join(" ");

/** The latest entries, newest first. */
export function listedEntries(feed: SimulatedFeed, begun: number, now: number): SimulatedEntry[] {
  const count = published(feed, now - begun);
  return Array.from({ length: Math.min(count, maxListed) }, (_, back) =>
    entryOf(feed, count - 1 - back, begun, now),
  );
}
