/** A name as articles write it, with how often, and the names it was introduced with. */
export type Known = {
  /** Its terms, the same for all ways to write it: case, scripts, with Co or without. */
  key: string;
  /** The spelling in which it came in first. */
  first: string;
  spellings: [spelling: string, count: number][];
  /** How often articles introduce it, with whatever. */
  count: number;
  kind: Kind;
  partners: Partner[];
  /** The best supported partner of each kind, as long as no bond changes. */
  best?: Map<Kind, Known>;
};

export type Kind = "Chinese" | "abbreviation" | "name";

/** Another name, and what speaks for it. */
export type Partner = { name: Known; bond: Bond };

/** How many articles introduce two names together, and in how many of them that is sure. */
export type Bond = { support: number; sure: number; given: boolean };

export function knownAs(spelling: string, key: string): Known {
  return { key, first: spelling, spellings: [], count: 0, kind: kindOf(spelling), partners: [] };
}

function kindOf(name: string): Kind {
  if (/\p{sc=Han}/u.test(name)) return "Chinese";
  const isOneWord = /^[\p{L}\p{N}&./-]+$/u.test(name);
  return isOneWord && /\p{Lu}.*[\p{Lu}\p{N}]|\p{N}/u.test(name) ? "abbreviation" : "name";
}

/** Counts a spelling so many times more, or (below 0) less; false where none is left of it. */
export function spell(name: Known, spelling: string, by: number): boolean {
  name.count += by;
  const known = name.spellings.find(([other]) => other === spelling);
  if (!known) name.spellings.push([spelling, by]);
  else known[1] += by;
  name.spellings = name.spellings.filter(([, count]) => count > 0);
  return known === undefined || known[1] > 0;
}

/** The way most articles write it; of several the first by the alphabet. */
export function shown({ spellings, key }: Known): string {
  const [best] = spellings.toSorted(([a, most], [b, count]) => count - most || (a < b ? -1 : 1));
  return best?.[0] ?? key;
}
