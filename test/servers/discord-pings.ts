import { componentsIn } from "./discord-rules.ts";

type Allowed = { parse?: string[]; users?: string[]; roles?: string[]; replied_user?: boolean };

/**
 * Whom a message would notify. https://docs.discord.com/developers/resources/message#allowed-mentions-object
 * @param repliedTo the author of the message it answers
 */
export function pingsOf(body: Record<string, unknown>, repliedTo?: string): string[] {
  const allowed = body.allowed_mentions as Allowed | undefined;
  const texts = [body, ...componentsIn(body.components)].map(({ content }) => String(content ?? ""));
  const may = (kind: string) => allowed === undefined || allowed.parse?.includes(kind);
  const found = (pattern: RegExp) =>
    texts.flatMap((text) => [...text.matchAll(pattern)].map(([mention]) => mention));
  return [
    ...(may("everyone") ? found(/(?<!\\)@(everyone|here)/g) : []),
    ...(may("users") ? found(/<@!?\d+>/g) : []),
    ...(may("roles") ? found(/<@&\d+>/g) : []),
    ...(repliedTo && (allowed === undefined || allowed.replied_user) ? [repliedTo] : []),
  ];
}
