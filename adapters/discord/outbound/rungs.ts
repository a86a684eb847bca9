import {
  type APIContainerComponent,
  type APIModalInteractionResponseCallbackData,
  type Client,
  MessageFlags,
  Routes,
} from "discord.js";
import { z } from "zod";
import { type Ascent, type Manner, mannersOf, type Rung } from "../../../src/chat/ladder/climb.ts";
import { explained, type Unshown, withExplanation } from "../../../src/chat/ladder/explain.ts";
import { plainLines } from "../../../src/chat/ladder/plain-lines.ts";
import type { RefusedPictures } from "../../../src/chat/pictures/refused-pictures.ts";
import { withoutPictures } from "../../../src/chat/pictures/story-pictures.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { limits } from "../limits.ts";
import { inline, webAddress } from "../views/markdown.ts";
import { picturesIn } from "../views/pictures.ts";
import { type RenderOptions, render, spelled } from "../views/render.ts";

/** An answer whose long command texts are stored. */
export type PreparedAnswer = {
  reply: Reply;
  options?: RenderOptions;
  /** The form to open instead, while that is possible. */
  form?: APIModalInteractionResponseCallbackData;
};

export type MessageBody = {
  components?: APIContainerComponent[];
  content?: string;
  flags?: number;
  allowed_mentions: { parse: string[]; roles?: string[] };
};

/** An answer elsewhere says why; if even its text is not taken, it says that alone. */
const mannersElsewhere = (reply: Reply): Manner[] => [...mannersOf(reply), "reason"];

/** The pictures that a refused reply showed: Discord does not say in words which one it means. */
export const blamed = (reply: Reply): string[] => picturesIn(render(reply).components);

/** What the refusal of an answer with pictures is remembered by. */
export const remembering = (reply: Reply, pictures: RefusedPictures): Pick<Ascent, "onBare"> => ({
  onBare: () => pictures.remember(blamed(reply)),
});

/**
 * Components as the body of a message. Discord makes no previews of the links in Components V2, so there are no
 * embeds to suppress.
 * @param ping the one role that it may ping, or `everyone` or `here`; nobody if it is missing
 */
export const asComponents = (components: APIContainerComponent[], ping?: string): MessageBody => ({
  components,
  flags: MessageFlags.IsComponentsV2,
  allowed_mentions: mentionsOf(ping),
});

/** https://docs.discord.com/developers/resources/message#allowed-mentions-object: "everyone" stands for `here`, too */
function mentionsOf(ping: string | undefined): MessageBody["allowed_mentions"] {
  if (ping === undefined) return { parse: [] };
  return /^\d+$/.test(ping) ? { parse: [], roles: [ping] } : { parse: ["everyone"] };
}

/** An answer as the body of a message. */
export function bodyOf({ reply, options }: PreparedAnswer, manner: Manner, unshown?: Unshown): MessageBody {
  if (manner === "reason" && unshown)
    return asComponents(render(explained(unshown, reply.locale, "discord")).components);
  if (manner === "bare") return asComponents(render(withoutPictures(reply), options).components);
  if (manner !== "plain") return asComponents(render(reply, options).components);
  return { content: textAlone(spelled(reply, options)), allowed_mentions: { parse: [] } };
}

/** The same with why it is shown elsewhere. */
const explainedBody = (answer: PreparedAnswer, manner: Manner, unshown?: Unshown): MessageBody =>
  bodyOf(
    unshown ? { ...answer, reply: withExplanation(answer.reply, unshown, "discord") } : answer,
    manner,
    unshown,
  );

/** The text of a reply, up to Discord's limit. The angle brackets keep it from showing previews of links. */
function textAlone(reply: Reply): string {
  let text = "";
  for (const line of plainLines(reply)) {
    const address = webAddress(line.url, limits.content);
    const left = limits.content - text.length - (address ? address.length + 3 : 0) - 1;
    if (left < 1) break;
    text += `${[inline(line.text, left), address && `<${address}>`].filter(Boolean).join(" ")}\n`;
  }
  return text.trim() || "…";
}

/** A new message or conversation. */
export const created = z.object({ id: z.string(), channel_id: z.string().optional() });

/** Writes to one person; gives the ids of the conversation and of the message. Rejects as the REST client does. */
export async function writeTo(
  client: Client,
  user: string,
  body: MessageBody,
): Promise<{ channel: string; message: string }> {
  const opened = await client.rest.post(Routes.userChannels(), { body: { recipient_id: user } });
  const { id: channel } = created.parse(opened);
  const { id: message } = created.parse(await client.rest.post(Routes.channelMessages(channel), { body }));
  return { channel, message };
}

/**
 * A direct message that says why the answer comes there.
 * @param nonce the id of what the person did: within minutes Discord shows one message for it
 */
export const direct = (
  client: Client,
  { user, nonce }: { user: string; nonce: string },
  answer: PreparedAnswer,
  manners: Manner[] = mannersElsewhere(answer.reply),
): Rung => ({
  name: "direct message",
  manners,
  isRepeatable: true,
  show: async (manner, unshown) => {
    await writeTo(client, user, { ...explainedBody(answer, manner, unshown), ...once(`${nonce}-dm`) });
  },
});

/**
 * Within minutes, the first message of a nonce is given back rather than another one posted, in whichever
 * channel. https://docs.discord.com/developers/resources/message#create-message
 */
export const once = (nonce: string) => ({ nonce, enforce_nonce: true });
