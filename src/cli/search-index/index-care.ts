/** The index of an installation as an operator asks for it, in the process's memory or on a cluster. */
export type IndexCare = {
  status(): Promise<IndexReport>;
  /** Builds it anew. */
  rebuild(): Promise<IndexReport>;
  /** Compares it with the articles. */
  check(): Promise<IndexReport>;
};

/** What is printed: as data, and as lines for a person. */
export type IndexReport = { isSound: boolean; data: object; lines: string[] };

/** Named in a report as examples. */
const maxNamed = 5;

/** Articles in which index and store differ, as a line; none if there are no such articles. */
export function differing(what: string, ids: string[]): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > maxNamed ? ", …" : "";
  return [`${ids.length.toLocaleString("en")} ${what}: ${ids.slice(0, maxNamed).join(", ")}${more}`];
}
