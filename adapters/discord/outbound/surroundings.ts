import { ApplicationIntegrationType, type BaseInteraction, InteractionContextType } from "discord.js";
import { z } from "zod";

/**
 * Where something was done: in the person's own conversation with the bot; in a server that the bot is in; or
 * elsewhere, as a guest, where only the person's own installation lets it answer: in another server, a group, or a
 * conversation between people.
 */
export type Surroundings = "conversation" | "server" | "guest";

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
const origin = z.object({
  guildId: z.string().nullable(),
  // A later Discord may have more of these.
  context: z.int().nullish(),
  owners: z.object({
    [ApplicationIntegrationType.GuildInstall]: z.string().nullish(),
    [ApplicationIntegrationType.UserInstall]: z.string().nullish(),
  }),
});

/**
 * Where an interaction comes from. The key of a server's installation is there only if it is one in that server:
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object
 * Throws ZodError for what Discord never sends.
 */
export function surroundingsOf(interaction: BaseInteraction): Surroundings {
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  const { guildId, context, owners } = origin.parse({
    guildId: interaction.guildId,
    context: interaction.context,
    owners: { ...interaction.authorizingIntegrationOwners?.toJSON() },
  });
  if (guildId !== null) return owners[UserInstall] && !owners[GuildInstall] ? "guest" : "server";
  return (context ?? InteractionContextType.BotDM) === InteractionContextType.BotDM
    ? "conversation"
    : "guest";
}

/** Whether others are there as well, so that an answer to one person is ephemeral. */
export const isShared = (interaction: BaseInteraction): boolean =>
  surroundingsOf(interaction) !== "conversation";
