import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from "discord.js";
import { localized } from "./define.ts";

const { text, others } = localized(({ relatedToMessage }) => relatedToMessage);

/** In the menu of any message: stories on what it says. */
export const relatedToMessage: RESTPostAPIContextMenuApplicationCommandsJSONBody = {
  type: ApplicationCommandType.Message,
  name: text,
  name_localizations: others,
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
