/** A feed that cannot be added, or is not there. The message is a sentence for a person. */
export class FeedError extends Error {
  override readonly name = "FeedError";
}
