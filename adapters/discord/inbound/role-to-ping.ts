import { GuildMember, PermissionFlagsBits } from "discord.js";
import type { OnMessage } from "../../../src/chat/adapter.ts";
import type { RoleToPing } from "../../../src/chat/message.ts";

/**
 * A role of a server for a person who wants it pinged in a channel. "Mention @everyone, @here and All Roles" lets
 * them ping any role, and all people: https://docs.discord.com/developers/topics/permissions
 * @param id of a role, or `everyone` or `here`
 */
export async function roleToPing(
  member: unknown,
  channelId: string | null,
  id: string,
): Promise<RoleToPing | undefined> {
  if (!(member instanceof GuildMember) || channelId === null) return undefined;
  const { guild } = member;
  const permissions = guild.channels.cache.get(channelId)?.permissionsFor(member);
  const mayAll = permissions?.has(PermissionFlagsBits.MentionEveryone) ?? false;
  // The role that everybody has has the server's id.
  const all = id === guild.id ? "everyone" : id;
  if (all === "everyone" || all === "here")
    return { id: all, name: `@${all}`, mayPing: mayAll, isSwitchedOff: false };
  const role = guild.roles.cache.get(id);
  return role && { id, name: `@${role.name}`, mayPing: role.mentionable || mayAll, isSwitchedOff: false };
}

/** Passes messages on in which nobody may have all people pinged. */
export const withoutEveryone =
  (onMessage: OnMessage): OnMessage =>
  (message) => {
    const { role: find } = message;
    const role = async (id: string) => {
      const found = await find?.(id);
      const isSwitchedOff = found?.id === "everyone" || found?.id === "here";
      return found && { ...found, isSwitchedOff };
    };
    return onMessage(find ? { ...message, role } : message);
  };
