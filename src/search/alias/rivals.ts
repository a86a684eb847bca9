import type { Known, Partner } from "./known.ts";

/** Better supported; at a draw the shorter, which has no word too many, then by the alphabet. */
export function isBetter({ name: a, bond }: Partner, { name: b, bond: best }: Partner): boolean {
  if (bond.support !== best.support) return bond.support > best.support;
  if (a.key.endsWith(` ${b.key}`) || b.key.endsWith(` ${a.key}`)) return a.key.length < b.key.length;
  return a.key < b.key;
}

/** 鴻海 of 鴻海精密, 台積電 of 台灣積體電路, Hon Hai of Hon Hai Precision; not what only ends alike. */
export function isVariant(a: Known, b: Known): boolean {
  const [short, long] = a.key.length < b.key.length ? [a, b] : [b, a];
  if (short.kind !== "Chinese") return long.key.startsWith(`${short.key} `);
  const [part, whole] = [charactersOf(short), charactersOf(long)];
  let at = 0;
  for (const char of whole) if (char === part[at]) at++;
  return at === part.length && !whole.endsWith(part);
}

/** The characters of a Chinese name from its overlapping pairs. */
const charactersOf = ({ key }: Known): string =>
  key
    .split(" ")
    .map((term, i) => (i === 0 ? term : [...term].slice(1).join("")))
    .join("");
