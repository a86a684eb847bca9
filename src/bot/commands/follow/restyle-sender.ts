import type { SenderObstacle } from "../../../chat/adapter.ts";
import { AdapterError } from "../../../chat/errors.ts";
import type { PostStyle } from "../../../chat/posts/post-style.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { RequestContext } from "../../request-context.ts";

/**
 * Why the sender of a style cannot be set here, in a sentence; undefined if it can, or if nothing is said that bears
 * on it. Whether Newsdesk may post under it is asked again before each post.
 * @param style the style as it would be saved
 */
export async function refusedSender(
  before: PostStyle | undefined,
  style: PostStyle | undefined,
  context: RequestContext,
  { adapters }: Pick<BotDeps, "adapters">,
): Promise<string | undefined> {
  if (!style?.sender || style.sender === "own" || isKnown(before, style)) return undefined;
  const { channel } = context.message;
  const adapter = adapters.find(({ name }) => name === channel.platform);
  const words = context.sentences.style;
  if (!adapter?.senderObstacle) return words.noSenders;
  const obstacle = await adapter.senderObstacle(channel, style).catch((error: unknown) => {
    if (error instanceof AdapterError) return undefined;
    throw error;
  });
  return obstacle && sentenceOf(obstacle, words);
}

const isKnown = (before: PostStyle | undefined, { sender, publish }: PostStyle): boolean =>
  JSON.stringify(before?.sender) === JSON.stringify(sender) && Boolean(before?.publish) >= Boolean(publish);

function sentenceOf(
  { because, permissions = "" }: SenderObstacle,
  words: RequestContext["sentences"]["style"],
): string {
  if (because === "sender_forbidden") return words.senderLacks(permissions);
  return because === "sender_name" ? words.badSender : words.noSenders;
}
