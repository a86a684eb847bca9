import { AdapterError } from "../../../chat/errors.ts";
import { type PostStyle, restyled } from "../../../chat/posts/post-style.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { RequestContext } from "../../request-context.ts";
import { refusedSender } from "./restyle-sender.ts";

/** The style that something is to have, or why nothing is changed. */
type Restyling = { style: PostStyle | undefined } | { refused: string };

/**
 * A style with what somebody says of it. A role that was not pinged before has to be one that they may ping
 * there at this moment, only what can be followed is published, and a sender that is new has to be possible there.
 */
export async function restyle(
  before: PostStyle | undefined,
  said: PostStyle | undefined,
  context: RequestContext,
  deps: Pick<BotDeps, "adapters">,
): Promise<Restyling> {
  const ping = await pingOf(before, said, context);
  if (ping && "refused" in ping) return ping;
  if (said?.publish && !before?.publish && !(await canPublish(context, deps)))
    return { refused: context.sentences.style.noFollowers };
  const style = restyled(before, { ...said, ...ping });
  const refused = await refusedSender(before, style, context, deps);
  return refused ? { refused } : { style };
}

async function pingOf(
  before: PostStyle | undefined,
  said: PostStyle | undefined,
  { message, sentences: { style: words } }: RequestContext,
): Promise<Pick<PostStyle, "ping"> | { refused: string } | undefined> {
  const ping = said?.ping;
  if (!ping || ping === "nobody") return undefined;
  const known = before?.ping;
  if (known && known !== "nobody" && known.id === ping.id) return { ping: known };
  if (!message.role) return { refused: words.noPings };
  const role = await message.role(ping.id);
  if (!role) return { refused: words.noSuchRole };
  const { id, name, mayPing, isSwitchedOff } = role;
  if (mayPing && !isSwitchedOff) return { ping: { id, name } };
  return { refused: isSwitchedOff ? words.neverEveryone(name) : words.mayNotPing(name) };
}

async function canPublish(
  { message: { channel } }: RequestContext,
  { adapters }: Pick<BotDeps, "adapters">,
): Promise<boolean> {
  const adapter = adapters.find(({ name }) => name === channel.platform);
  try {
    return (await adapter?.canPublish?.(channel)) ?? false;
  } catch (error) {
    if (error instanceof AdapterError) return false;
    throw error;
  }
}
