import { ApplicationCommandType, type RESTPostAPIContextMenuApplicationCommandsJSONBody } from "discord.js";
import { localized } from "./define.ts";
import type { CommandPlaces } from "./installations.ts";

const { text, others } = localized(({ relatedToMessage }) => relatedToMessage);

/** In the menu of any message: stories on what it says. */
export const relatedFor = (
  installations: CommandPlaces,
): RESTPostAPIContextMenuApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  name: text,
  name_localizations: others,
  ...installations,
});
