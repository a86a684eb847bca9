import { commandNamed } from "../../locales/understood.ts";
import type { Reply } from "../reply.ts";
import { type NamedChannel, spellChannels } from "./channel-names.ts";

/** How a platform writes what sentences name: "follow tsmc" as "/news follow tsmc", a channel as its mention. */
export type Spelling = {
  command: (command: string) => string;
  channel: (channel: NamedChannel) => string;
};

/** In sentences a command stands between back quotes. */
const quoted = /`([^`\n]+)`/g;

/** A text in which commands to type and channels are written as on a platform. */
export const spellText = (text: string, { command: spell, channel }: Spelling): string =>
  spellChannels(text, channel).replace(quoted, (typed, command: string) =>
    isCommand(command) ? spell(command) : typed,
  );

/** A reply in which commands to type and channels are written as on a platform; every adapter renders this. */
export function spellReply<Shown extends Reply>(reply: Shown, spelling: Spelling): Shown {
  const { command: spell, channel } = spelling;
  const inText = (text: string): string => spellText(text, spelling);
  if (reply.kind === "notice")
    return {
      ...reply,
      ...(reply.title !== undefined && { title: spellChannels(reply.title, channel) }),
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
