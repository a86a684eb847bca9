import { NameKind } from "./name-kind.ts";

/** A name, its terms joined, and how many articles introduce it as an alias. */
export type CompetingName = { name: number; key: string; support: number };

/** Better supported; of equals the one without an extra word in front, then the alphabetically first. */
export function isBetter(a: CompetingName, b: CompetingName): boolean {
  if (a.support !== b.support) return a.support > b.support;
  if (a.key.endsWith(` ${b.key}`) || b.key.endsWith(` ${a.key}`)) return a.key.length < b.key.length;
  return a.key < b.key;
}

type WrittenName = { key: string; kind: NameKind };

/** 鴻海 of 鴻海精密, 台積電 of 台灣積體電路, Hon Hai of Hon Hai Precision; not names that only end alike. */
export function isVariant(a: WrittenName, b: WrittenName): boolean {
  const [short, long] = a.key.length < b.key.length ? [a, b] : [b, a];
  if (short.kind !== NameKind.Chinese) return long.key.startsWith(`${short.key} `);
  const [part, whole] = [charactersOf(short.key), charactersOf(long.key)];
  let at = 0;
  for (const char of whole) if (char === part[at]) at++;
  return at === part.length && !whole.endsWith(part);
}

/** The characters of a Chinese name from its overlapping pairs. */
const charactersOf = (key: string): string =>
  key
    .split(" ")
    .map((term, i) => (i === 0 ? term : [...term].slice(1).join("")))
    .join("");
