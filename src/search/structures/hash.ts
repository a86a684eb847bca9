/** The hash of a text in UTF-16 units, as FNV-1a makes it: start with the seed, take in unit by unit. */
export const hashSeed = 0x811c9dc5 | 0;
export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

export const hashOf = (text: string): number =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).reduce(hashStep, hashSeed);
