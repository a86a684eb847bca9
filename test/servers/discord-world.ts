import { EventEmitter } from "node:events";
import { MessageFlags } from "discord-api-types/v10";
import type { Answer } from "./discord-answers.ts";
import { type GuestPlaces, guildOf } from "./discord-guests.ts";
import { asApiGuild, asApiRole } from "./discord-guild.ts";
import { asApiPlace, type Place } from "./discord-places.ts";

/** A message as Discord stores it; `author` is the API's user object. */
export type StoredMessage = {
  id: string;
  channel_id: string;
  guild_id?: string;
  author: { id: string; username: string; bot?: boolean };
  content: string;
  components: unknown[];
  flags: number;
  nonce?: string;
  webhook_id?: string;
  application_id?: string;
  avatar_url?: string;
  /** The message that it answers or, with type 1, forwards. */
  message_reference?: { message_id: string; channel_id?: string; type?: number };
  /** Ids of the roles that it mentions. */
  mention_roles?: string[];
  /** Its files, the previews of its links, its poll, what it forwards: as the API returns them. */
  attachments?: object[];
  embeds?: object[];
  poll?: object;
  message_snapshots?: object[];
  /** The emoji with which the bot has reacted to it. */
  reactions?: string[];
  /** Ids of the people it notified. */
  pings: string[];
  deleted: boolean;
};

export const ephemeral = MessageFlags.Ephemeral;
/** The flag of a message that shows the app thinking. */
export const loading = MessageFlags.Loading;

const epoch = 1_420_070_400_000;

/** https://docs.discord.com/developers/reference#snowflakes */
function snowflakes(now: () => number): () => string {
  let count = 0n;
  return () => String((BigInt(now() - epoch) << 22n) + (count++ & 0x3fffffn));
}

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
export const permission = {
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  manageMessages: 1n << 13n,
  manageWebhooks: 1n << 29n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  readHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  connect: 1n << 20n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
};

const allPermissions = Object.values(permission).reduce((all, one) => all | one, 0n);
/** More than a bot or an ordinary person may. */
const unusual =
  permission.manageThreads |
  permission.mentionEveryone |
  permission.manageMessages |
  permission.manageWebhooks;
const usualPermissions = allPermissions & ~unusual;

/** One server with one text channel, one person and the bot, and their messages. */
export class World extends EventEmitter<{ shown: [StoredMessage]; event: [name: string, data: object] }> {
  readonly now: () => number;
  readonly newId: () => string;
  readonly bot;
  /** Who acts; another person acts from the moment at which they are put here. */
  person;
  readonly guildId: string;
  readonly channelId: string;
  /** A second channel of the server. */
  readonly otherChannelId: string;
  readonly directId: string;
  readonly messages: StoredMessage[] = [];
  /** How many threads may be open. */
  maxThreads = 1_000;
  /** Threads, forums and the like, by id. */
  readonly places = new Map<string, Place>();
  /** The application's commands, as registered for all servers, and for this one alone. */
  commands: Record<string, unknown>[] = [];
  guildCommands: Record<string, unknown>[] = [];
  /** The opened forms and the offered completions, oldest first. */
  readonly modals: Record<string, unknown>[] = [];
  readonly offers: { name: string; value: string }[][] = [];
  /** Channels of other servers, and the server of each. */
  readonly elsewhere = new Map<string, string>();
  /** What the bot may not do in a channel of another server. */
  readonly deniedElsewhere = new Map<string, bigint>();
  /** The kinds of installation that the application supports: in servers (0), by people (1). */
  installations = [0, 1];
  readonly guest: GuestPlaces;
  /** Why the person cannot be written to. */
  closed: Answer | undefined;
  /** How many connections Discord recommends. */
  shards = 1;
  /** Servers besides the one of the tests. */
  idleGuilds: { id: string }[] = [];
  /** Whether Discord can show the server, and whether the bot was removed from it. */
  available = true;
  removed = false;
  /** What Discord would have refused, or a well-behaved app never does. */
  readonly violations: string[] = [];
  /** What the bot, and what the person may do in the channel. */
  botPermissions = usualPermissions;
  personPermissions = usualPermissions;
  channelGone = false;
  /** Pictures that Discord refuses, by their addresses. */
  refusedPictures: RegExp | undefined;
  /** Until when the person, and the bot, is in a time-out. */
  timeOutUntil: string | null = null;
  botTimeOutUntil: string | null = null;
  ownerId = "100000000000000001";
  /** Roles of the person, of those the server has: `roleId` and `otherRoleId`. */
  personRoles: string[] = [];
  readonly roleId: string;
  readonly otherRoleId: string;
  /** Roles that everybody may mention, and those that were deleted. */
  readonly mentionableRoles = new Set<string>();
  readonly deletedRoles = new Set<string>();
  /** The bot's own role, which Discord made with its permissions. */
  readonly botRoleId: string;
  /** The server's command permissions (Integrations), as the API returns them. */
  commandPermissions: { id: string; permissions: { id: string; type: number; permission: boolean }[] }[] = [];

  constructor(now: () => number) {
    super();
    this.now = now;
    this.newId = snowflakes(now);
    this.bot = { id: this.newId(), username: "Newsdesk", discriminator: "0000", avatar: null, bot: true };
    this.person = { id: this.newId(), username: "reader", discriminator: "0", avatar: null };
    this.guildId = this.newId();
    this.channelId = this.newId();
    this.otherChannelId = this.newId();
    this.directId = this.newId();
    this.guest = { guildId: this.newId(), channelId: this.newId(), groupId: this.newId() };
    this.roleId = this.newId();
    this.otherRoleId = this.newId();
    this.botRoleId = this.newId();
  }

  add(message: Partial<StoredMessage> & Pick<StoredMessage, "channel_id" | "author">): StoredMessage {
    const guild_id = guildOf(this, message.channel_id);
    const stored: StoredMessage = {
      id: this.newId(),
      ...(guild_id && { guild_id }),
      content: "",
      components: [],
      flags: 0,
      pings: [],
      deleted: false,
      ...message,
    };
    this.messages.push(stored);
    return stored;
  }

  /** Notifies waiting tests of a new or filled message of the bot. */
  show(message: StoredMessage): void {
    if (!(message.flags & loading)) this.emit("shown", message);
  }

  /** Permissions as the API returns them: the bot's by a role that everybody has, the person's by an overwrite. */
  channel(id = this.channelId) {
    const permissions = this.permissionsIn(id);
    return {
      id: this.channelId,
      type: 0,
      guild_id: this.guildId,
      name: "general",
      position: 0,
      permission_overwrites: [
        {
          id: this.bot.id,
          type: 1,
          allow: String(permissions),
          deny: String(allPermissions & ~permissions),
        },
        {
          id: this.person.id,
          type: 1,
          allow: String(this.personPermissions),
          deny: String(allPermissions & ~this.personPermissions),
        },
      ],
      parent_id: null,
      topic: null,
      nsfw: false,
      last_message_id: null,
      rate_limit_per_user: 0,
    };
  }

  /** Adds a thread, a forum or the like, which the bot hears of when it connects; returns its id. */
  addPlace(kind: Place["kind"], more: Partial<Place> = {}): string {
    const id = this.newId();
    this.places.set(id, { id, kind, name: `a-${kind}`, ...more });
    return id;
  }

  /** Any channel of the server as the API returns it. */
  channelOf(id: string) {
    const place = this.places.get(id);
    if (place) return asApiPlace(place, this.channel());
    return id === this.otherChannelId ? this.otherChannel() : this.channel();
  }

  otherChannel() {
    return { ...this.channel(), id: this.otherChannelId, name: "elsewhere" };
  }

  /** What the bot may do in a channel. */
  permissionsIn(channel: string): bigint {
    return this.botPermissions & ~(this.deniedElsewhere.get(channel) ?? 0n);
  }

  /** Another server, with channels like those of the first, except for what is `denied` to the bot. */
  addServer(channelCount: number, denied = 0n): { guildId: string; channelIds: string[] } {
    const guildId = this.newId();
    const channelIds = Array.from({ length: channelCount }, () => this.newId());
    for (const id of channelIds) {
      this.elsewhere.set(id, guildId);
      this.deniedElsewhere.set(id, denied);
    }
    const channels = channelIds.map((id) => ({ ...this.channel(id), id, guild_id: guildId }));
    // The role that everybody has has the server's id.
    const roles = this.guild()
      .roles.slice(0, 1)
      .map((role) => ({ ...role, id: guildId }));
    this.idleGuilds.push({ ...this.guild(), id: guildId, name: "Elsewhere", roles, channels } as {
      id: string;
    });
    return { guildId, channelIds };
  }

  directChannel() {
    return { id: this.directId, type: 1, last_message_id: null, recipients: [this.person] };
  }

  member(user: { id: string }) {
    const joined_at = new Date(epoch).toISOString();
    return {
      user,
      nick: null,
      avatar: null,
      roles: user.id === this.person.id ? this.personRoles : [],
      joined_at,
      deaf: false,
      mute: false,
      flags: 0,
      pending: false,
      // https://docs.discord.com/developers/resources/guild#guild-member-object
      communication_disabled_until: user.id === this.bot.id ? this.botTimeOutUntil : this.timeOutUntil,
    };
  }

  /** One of its own roles as the API returns it. */
  role(id: string) {
    return asApiRole(this, id);
  }

  guild() {
    return asApiGuild(this);
  }
}
