type Growable = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** The array itself if it has room for `length` entries, else a copy of at least twice its size. */
export function grown<Kind extends Growable>(array: Kind, length: number): Kind {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => Kind)(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
