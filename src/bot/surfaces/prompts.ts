import { AdapterError } from "../../chat/errors.ts";
import type { ChannelRef } from "../../chat/message.ts";
import type { PromptsReply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import type { CommandName } from "../../locales/en/commands.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { RequestContext } from "../request-context.ts";

/** As many as Slack shows. */
const maxPrompts = 4;
const maxSubjects = 2;
const maxLabelChars = 40;
/** A longer query is no question that anybody would choose. */
const maxSubjectChars = 120;

/** Names that channels have whatever is talked about there. */
const saysNothing = new Set(
  "all announcements chat company feedback general help home lobby main misc news off projects questions random social team test topic welcome".split(
    " ",
  ),
);

/** Questions to begin with: on what the channel that the person comes from follows, then the usual ones. */
export async function suggestPrompts(context: RequestContext, deps: BotDeps): Promise<PromptsReply> {
  const { message, sentences } = context;
  const { prompts } = sentences.surfaces;
  const word = (name: CommandName) => sentences.commands[name].usage.split(" ", 1)[0] ?? name;
  const name = message.from && (await nameOf(message.from, deps));
  const followed = message.from ? await subjectsOf(message.from, deps) : [];
  const subjects = followed.length > 0 ? followed : await subjectOfName(name, context, deps);
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
    title: name && subjects.length > 0 ? prompts.titleFor(name) : prompts.title,
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

/** The words of a channel's name, such as "#chips" or "#harbour-bridge", if there is news on just these. */
async function subjectOfName(
  name: string | undefined,
  { now, zone }: RequestContext,
  { index }: BotDeps,
): Promise<string[]> {
  const words = name?.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || words.some((word) => saysNothing.has(word.toLowerCase()))) return [];
  const subject = words.length > 1 ? `"${words.join(" ")}"` : (words[0] ?? "");
  const { hits, report } = await index.search(parseQuery(subject, { now, zone }), { limit: 1 });
  return hits.length > 0 && report.corrections.length === 0 ? [subject] : [];
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
