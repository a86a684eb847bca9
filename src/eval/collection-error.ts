/** A collection cannot be read; the message names the file, the place and what is wrong with it. */
export class CollectionError extends Error {
  override readonly name = "CollectionError";
}
