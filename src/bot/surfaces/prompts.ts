import { AdapterError } from "../../chat/errors.ts";
import type { ChannelRef } from "../../chat/message.ts";
import type { PromptsReply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import type { CommandName } from "../../locales/en/commands.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { RequestContext } from "../request-context.ts";

/** As many as Slack shows. */
const maxPrompts = 4;
const maxSubjects = 2;
const maxLabelChars = 40;
/** A longer query is no question that anybody would choose. */
const maxSubjectChars = 120;

/** Questions to begin with: on what the channel that the person comes from follows, then the usual ones. */
export async function suggestPrompts(context: RequestContext, deps: BotDeps): Promise<PromptsReply> {
  const { message, sentences } = context;
  const { prompts } = sentences.surfaces;
  const word = (name: CommandName) => sentences.commands[name].usage.split(" ", 1)[0] ?? name;
  const subjects = message.from ? await subjectsOf(message.from, deps) : [];
  const name = message.from && subjects.length > 0 ? await nameOf(message.from, deps) : undefined;
  const all = [
    ...subjects.map((subject) => ({
      label: sentences.newestOn(shorten(subject, maxLabelChars)),
      text: `${word("latest")} ${subject}`,
    })),
    { label: sentences.newest, text: word("latest") },
    { label: prompts.trending, text: word("trending") },
    { label: sentences.forms.digest, text: `${word("digest")} ${sentences.keywords.on[0]}` },
    { label: prompts.help, text: word("help") },
  ];
  return {
    kind: "prompts",
    title: name ? prompts.titleFor(name) : prompts.title,
    prompts: all.slice(0, maxPrompts),
  };
}

/** What a channel follows and what its digests are about, each once. */
async function subjectsOf(channel: ChannelRef, { follows, subscriptions }: BotDeps): Promise<string[]> {
  const queries = [
    ...(await follows.inChannel(channel)).map(({ query }) => query),
    ...(await subscriptions.inChannel(channel)).flatMap(({ about }) => about ?? []),
  ];
  return [...new Set(queries)].filter((query) => query.length <= maxSubjectChars).slice(0, maxSubjects);
}

/** Undefined if the platform does not tell. */
async function nameOf(channel: ChannelRef, { adapters }: BotDeps): Promise<string | undefined> {
  const adapter = adapters.find(({ name }) => name === channel.platform);
  try {
    return await adapter?.channelName(channel);
  } catch (error) {
    if (error instanceof AdapterError) return undefined;
    throw error;
  }
}
