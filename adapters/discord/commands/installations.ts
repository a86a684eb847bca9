import { ApplicationIntegrationType, InteractionContextType, type REST, Routes } from "discord.js";
import { z } from "zod";

/** Where a command can be installed and used, as Discord's API names it. */
export type CommandPlaces = {
  integration_types: ApplicationIntegrationType[];
  contexts: InteractionContextType[];
};

/** In servers that the bot is in, and in conversations with it. */
export const inServers: CommandPlaces = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};

/** And for people who have installed it for themselves anywhere else. */
export const anywhere: CommandPlaces = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** https://docs.discord.com/developers/resources/application#application-object */
const application = z.object({
  integration_types_config: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * Whether people may install the application for themselves (User Install in its settings). A command may name
 * only what the application supports:
 * https://docs.discord.com/developers/interactions/application-commands#installation-context
 * @throws what the REST client throws
 */
export async function supportsUserInstall(rest: REST): Promise<boolean> {
  const { integration_types_config } = application.parse(await rest.get(Routes.currentApplication()));
  return Object.hasOwn(integration_types_config ?? {}, String(ApplicationIntegrationType.UserInstall));
}

/** The page on which somebody installs the application for themselves. */
export const userInstallLink = (applicationId: string): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&integration_type=1&scope=applications.commands`;
