import {
  type Client,
  APIApplicationCommandPermissionsConstant as Everywhere,
  type GuildMember,
  ApplicationCommandPermissionType as Kind,
  PermissionFlagsBits,
  Routes,
} from "discord.js";
import { z } from "zod";
import { newsdesk } from "../commands/newsdesk.ts";

const commands = z.array(z.object({ id: z.string(), name: z.string() }));

const overrides = z.array(
  z.object({
    id: z.string(),
    permissions: z.array(z.object({ id: z.string(), type: z.number(), permission: z.boolean() })),
  }),
);

/** What a server's Integrations settings say about a role, a person or a channel. */
type PermissionOverrides = (kind: Kind, id: string) => boolean | undefined;

/**
 * Whether somebody may use /newsdesk in a channel, and so do the same by mention and button: those with
 * Manage Channels there, unless the server's settings say otherwise. Requested from Discord each time,
 * since it is rare. Throws what the REST client throws.
 * @param hasPermission whether they have Manage Channels in the channel
 */
export async function mayManage(
  member: GuildMember,
  channelId: string,
  hasPermission: boolean,
): Promise<boolean> {
  if (member.permissions.has(PermissionFlagsBits.Administrator)) return true;
  const says = await integrations(member.client, member.guild.id);
  return says ? isOpenIn(channelId, member, says) && isOpenTo(member, says, hasPermission) : hasPermission;
}

/** The settings for /newsdesk override those for all commands; undefined if there are none. */
async function integrations(client: Client<true>, guildId: string): Promise<PermissionOverrides | undefined> {
  const { rest, application } = client;
  const permissions = Routes.guildApplicationCommandsPermissions(application.id, guildId);
  const all = overrides.parse(await rest.get(permissions));
  if (all.length === 0) return undefined;
  const lists = await Promise.all([
    rest.get(Routes.applicationCommands(application.id)),
    rest.get(Routes.applicationGuildCommands(application.id, guildId)),
  ]);
  const own = lists.flatMap((list) => commands.parse(list)).filter(({ name }) => name === newsdesk.name);
  const said = [application.id, ...own.map(({ id }) => id)].flatMap((id) =>
    all.filter((one) => one.id === id).flatMap((one) => one.permissions),
  );
  return (kind, id) => said.findLast((one) => one.type === kind && one.id === id)?.permission;
}

/** A thread is as open as its channel. */
function isOpenIn(channelId: string, { guild }: GuildMember, says: PermissionOverrides): boolean {
  const parent = guild.channels.cache.get(channelId)?.parentId ?? "";
  return (
    says(Kind.Channel, channelId) ??
    says(Kind.Channel, parent) ??
    says(Kind.Channel, Everywhere.AllChannels(guild.id)) ??
    true
  );
}

/**
 * The person's own setting counts first, then those of their roles, of which one Yes is enough. A Yes to
 * @everyone grants nothing: https://github.com/discord/discord-api-docs/issues/5356
 */
function isOpenTo(
  { id, guild, roles }: GuildMember,
  says: PermissionOverrides,
  hasPermission: boolean,
): boolean {
  const own = says(Kind.User, id);
  if (own !== undefined) return own;
  const ofRoles = [...roles.cache.keys()]
    .filter((role) => role !== guild.id)
    .map((role) => says(Kind.Role, role));
  if (ofRoles.includes(true)) return true;
  return !ofRoles.includes(false) && says(Kind.Role, guild.id) !== false && hasPermission;
}
