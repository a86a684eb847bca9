/** FNV-1a over UTF-16 units: starts with the seed, one step for each unit. */
export const hashSeed = 0x811c9dc5 | 0;
export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

export function hashOf(text: string): number {
  let hash = hashSeed;
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i));
  return hash;
}

/** The same for a text in the first `length` units of an array. */
export function hashOfUnits(units: Uint16Array, length: number): number {
  let hash = hashSeed;
  for (let i = 0; i < length; i++) hash = hashStep(hash, units[i] as number);
  return hash;
}
