import { isDeepStrictEqual } from "node:util";
import type { World } from "./discord-world.ts";

type Command = Record<string, unknown>;

/**
 * https://docs.discord.com/developers/interactions/application-commands#installation-context: "as long as any included
 * contexts are already supported on the application-level"
 */
export const faultsOfInstallations = (commands: unknown, { installations }: World): string[] =>
  (Array.isArray(commands) ? (commands as Command[]) : []).flatMap(({ name, integration_types = [] }) =>
    (integration_types as number[])
      .filter((type) => !installations.includes(type))
      .map((type) => `${String(name)}: the application supports no installation of type ${type}`),
  );

/** Replaces the commands; an unchanged one keeps its id and version. */
export function replaceCommands(
  world: World,
  place: "commands" | "guildCommands",
  commands: Command[],
): Command[] {
  const { newId, bot } = world;
  const before = world[place];
  world[place] = commands.map((command) => {
    const known = before.find(({ name, type }) => name === command.name && type === command.type);
    const defined = {
      default_member_permissions: null,
      dm_permission: true,
      nsfw: false,
      name_localizations: null,
      ...command,
      application_id: bot.id,
    };
    const same = known && isDeepStrictEqual({ ...known, ...defined }, known);
    return same ? known : { ...defined, id: known?.id ?? newId(), version: newId() };
  });
  return world[place];
}

/** https://docs.discord.com/developers/resources/application#application-object */
export const applicationOf = ({ bot, installations }: World) => ({
  id: bot.id,
  name: bot.username,
  description: "",
  icon: null,
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: "0".repeat(64),
  flags: 0,
  integration_types_config: Object.fromEntries(installations.map((type) => [type, {}])),
});
