import { componentsIn } from "./discord-rules.ts";
import { permission, type World } from "./discord-world.ts";

type Allowed = { parse?: string[]; users?: string[]; roles?: string[]; replied_user?: boolean };

/**
 * Whom a message would notify. https://docs.discord.com/developers/resources/message#allowed-mentions-object
 * A role that is named is notified only if everybody may mention it or the author has Mention Everyone:
 * https://docs.discord.com/developers/topics/permissions (MENTION_EVERYONE)
 * @param repliedTo the author of the message it answers
 */
export function pingsOf(
  { mentionableRoles, deletedRoles, botPermissions }: World,
  body: Record<string, unknown>,
  repliedTo?: string,
): string[] {
  const allowed = body.allowed_mentions as Allowed | undefined;
  const texts = [body, ...componentsIn(body.components)].map(({ content }) => String(content ?? ""));
  const may = (kind: string) => allowed === undefined || allowed.parse?.includes(kind);
  const found = (pattern: RegExp) =>
    texts.flatMap((text) => [...text.matchAll(pattern)].map(([mention]) => mention));
  const mayAll = (botPermissions & permission.mentionEveryone) !== 0n;
  return [
    ...(may("everyone") ? found(/(?<!\\)@(everyone|here)/g) : []),
    ...(may("users") ? found(/<@!?\d+>/g) : []),
    ...found(/<@&\d+>/g).filter((mention) => {
      const id = mention.slice(3, -1);
      const isNotified = (mayAll || mentionableRoles.has(id)) && !deletedRoles.has(id);
      // Of any role at all, a careless message is to be noticed whatever the server allows.
      return may("roles") || (allowed?.roles?.includes(id) && isNotified);
    }),
    ...(repliedTo && (allowed === undefined || allowed.replied_user) ? [repliedTo] : []),
  ];
}
