import {
  type BaseInteraction,
  type Channel,
  GuildMember,
  PermissionFlagsBits,
  type PermissionsBitField,
} from "discord.js";
import { neededToPost } from "../outbound/bot-permissions.ts";
import { surroundingsOf } from "../outbound/surroundings.ts";

/**
 * Whether the person of an interaction may write where it is answered, and in the channel that it is for.
 * @param elsewhere the channel it is for, if it is another
 */
export async function mayPost(interaction: BaseInteraction, elsewhere?: string): Promise<boolean> {
  const { member, memberPermissions, channel, channelId } = interaction;
  const surroundings = surroundingsOf(interaction);
  if (surroundings !== "server") return surroundings === "conversation";
  if (member instanceof GuildMember && member.isCommunicationDisabled()) return false;
  if (!memberPermissions || !allows(memberPermissions, channel)) return false;
  if (elsewhere === undefined || elsewhere === channelId) return true;
  const other = interaction.guild?.channels.cache.get(elsewhere);
  return member instanceof GuildMember && other !== undefined && allows(other.permissionsFor(member), other);
}

/** In a locked thread only moderators write. */
function allows(permissions: Readonly<PermissionsBitField>, place: Channel | null): boolean {
  const isLocked = place?.isThread() && place.locked;
  return (
    permissions.has(neededToPost(place)) && (!isLocked || permissions.has(PermissionFlagsBits.ManageThreads))
  );
}
