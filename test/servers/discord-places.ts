/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
const types = { voice: 2, category: 4, announcement: 5, thread: 11, stage: 13, forum: 15, media: 16 };

/** A place of the server besides its text channels, with the people's and the bot's permissions of those. */
export type Place = {
  id: string;
  name: string;
  kind: keyof typeof types;
  /** Of a thread; without a parent it is in the server's text channel. */
  archived?: boolean;
  archivedAt?: number;
  locked?: boolean;
  parent?: string;
  owner?: string;
  appliedTags?: string[];
  /** Of a forum: its tags, and whether a post has to have one. */
  tags?: { id: string; name: string; moderated?: boolean }[];
  requiresTag?: boolean;
};

export const isThread = ({ kind }: Pick<Place, "kind">): boolean => kind === "thread";
export const isForum = ({ kind }: Pick<Place, "kind">): boolean => kind === "forum" || kind === "media";

/** As the API returns it. @param like a text channel of the server */
export function asApiPlace<Channel extends { id: string }>(place: Place, like: Channel) {
  const { id, name, kind, archived = false, locked = false } = place;
  const shown = { ...like, id, name, type: types[kind] };
  if (kind === "voice" || kind === "stage") return { ...shown, bitrate: 64_000, user_limit: 0 };
  if (isForum(place)) {
    const available_tags = (place.tags ?? []).map((tag) => ({
      ...{ moderated: false, emoji_id: null, emoji_name: null },
      ...tag,
    }));
    // https://docs.discord.com/developers/resources/channel#channel-object-channel-flags
    return { ...shown, flags: place.requiresTag ? 1 << 4 : 0, available_tags, default_reaction_emoji: null };
  }
  if (kind !== "thread") return shown;
  // https://docs.discord.com/developers/resources/channel#thread-metadata-object
  const thread_metadata = {
    ...{
      archived,
      locked,
      auto_archive_duration: 1_440,
      archive_timestamp: new Date(place.archivedAt ?? 0).toISOString(),
    },
  };
  const counts = { message_count: 0, member_count: 1, total_message_sent: 0 };
  return {
    ...{ ...shown, permission_overwrites: undefined, position: undefined },
    ...{ parent_id: place.parent ?? like.id, owner_id: place.owner ?? like.id, thread_metadata, ...counts },
    ...{ applied_tags: place.appliedTags ?? [], flags: 0 },
  };
}
