import { ChannelFlags, type ForumChannel, type MediaChannel, PermissionFlagsBits } from "discord.js";
import { locales, sentencesFor } from "../../../../src/locales/locale.ts";
import { limits } from "../../limits.ts";

/** A channel that takes nothing but posts. */
export type Forum = ForumChannel | MediaChannel;

const folded = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

/** The tags that the bot may set: a moderated one takes Manage Threads. */
function usableTags(forum: Forum) {
  // A server on another process's connections is not known.
  const own = forum.guild?.members.me;
  const mayAll = own ? forum.permissionsFor(own).has(PermissionFlagsBits.ManageThreads) : false;
  return forum.availableTags.filter(({ moderated }) => mayAll || !moderated);
}

const requiresTag = ({ flags }: Forum): boolean => flags.has(ChannelFlags.RequireTag);

/** Where nothing fits and a tag is required. */
const general = new Set(locales.map((locale) => folded(sentencesFor(locale).posting.generalTag)));

/**
 * The tags of a post: those of the forum that are named like its labels. Undefined if it takes none without a tag,
 * and none fits.
 * https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel
 */
export function tagsFor(forum: Forum, labels: string[]): string[] | undefined {
  const usable = usableTags(forum);
  const named = [...new Set(labels.map(folded))].flatMap(
    (label) => usable.find(({ name }) => folded(name) === label)?.id ?? [],
  );
  if (named.length > 0 || !requiresTag(forum)) return named.slice(0, limits.tagsOfPost);
  const fallback = usable.find(({ name }) => general.has(folded(name)));
  return fallback && [fallback.id];
}

/** Whether it takes no post of the bot, whatever that is about. */
export const lacksTags = (forum: Forum): boolean => requiresTag(forum) && usableTags(forum).length === 0;
