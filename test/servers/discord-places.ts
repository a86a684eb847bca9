/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
const types = { voice: 2, category: 4, announcement: 5, thread: 11, stage: 13, forum: 15, media: 16 };

/** A place of the server besides its text channels, with the people's and the bot's permissions of those. */
export type Place = {
  id: string;
  name: string;
  kind: keyof typeof types;
  /** Of a thread. */
  archived?: boolean;
  locked?: boolean;
};

export const isThread = ({ kind }: Place): boolean => kind === "thread";

/** As the API returns it. @param like a text channel of the server */
export function asApiPlace<Channel extends { id: string }>(place: Place, like: Channel) {
  const { id, name, kind, archived = false, locked = false } = place;
  const shown = { ...like, id, name, type: types[kind] };
  if (kind === "voice" || kind === "stage") return { ...shown, bitrate: 64_000, user_limit: 0 };
  if (kind !== "thread") return shown;
  // https://docs.discord.com/developers/resources/channel#thread-metadata-object
  const thread_metadata = {
    ...{ archived, locked, auto_archive_duration: 1_440, archive_timestamp: new Date(0).toISOString() },
  };
  const counts = { message_count: 0, member_count: 1, total_message_sent: 0 };
  return {
    ...{ ...shown, permission_overwrites: undefined, position: undefined },
    ...{ parent_id: like.id, owner_id: like.id, thread_metadata, ...counts },
  };
}
