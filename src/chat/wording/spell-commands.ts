import { commandNamed } from "../../locales/understood.ts";
import type { Reply } from "../reply.ts";

/** A command text as people type it on a platform: "follow tsmc" as "/news follow tsmc". */
export type SpellCommand = (command: string) => string;

/** In sentences a command stands between back quotes. */
const quoted = /`([^`\n]+)`/g;

/** A reply in which each command to type is spelled as on a platform; every adapter renders this. */
export function spellCommands<Shown extends Reply>(reply: Shown, spell: SpellCommand): Shown {
  const inText = (text: string): string =>
    text.replace(quoted, (typed, command: string) => (isCommand(command) ? spell(command) : typed));
  if (reply.kind === "notice")
    return {
      ...reply,
      lines: reply.lines.map(inText),
      items: reply.items.map(({ name, detail, code }) => ({
        name: code ? spell(name) : name,
        detail: inText(detail),
        code,
      })),
    };
  return "notes" in reply ? { ...reply, notes: reply.notes.map(inText) } : reply;
}

/** What somebody quotes in a question may be anything. */
const isCommand = (text: string): boolean => commandNamed(text.split(" ", 1)[0] ?? "") !== undefined;
