import type { NoticeReply } from "../../chat/reply.ts";
import type { CommandName } from "../../locales/en/commands.ts";
import { commandNamed } from "../../locales/understood.ts";
import type { Command } from "../command.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

/** The commands, or one of them in full. */
export const help: Command<{ about?: CommandName }> = {
  name: "help",
  parse(rest) {
    if (!rest) return {};
    const about = commandNamed(rest);
    return about && { about };
  },
  run: async ({ about }, context) => (about ? oneCommand(about, context) : allCommands(context)),
};

function allCommands(context: RequestContext): NoticeReply {
  const { sentences } = context;
  const all = Object.values(sentences.commands);
  const aliases = all.flatMap(({ aliases = [] }) => aliases.slice(0, 1));
  return notice(context, [...sentences.helpIntro(aliases), sentences.helpMore], {
    title: sentences.helpTitle,
    items: all.map(({ usage, summary }) => ({ name: usage, detail: summary, code: true })),
    actions: [
      { label: sentences.newest, command: "latest" },
      { label: sentences.sources, command: "sources" },
    ],
  });
}

function oneCommand(name: CommandName, context: RequestContext): NoticeReply {
  const { usage, summary, details = [], examples } = context.sentences.commands[name];
  return notice(context, [...details, context.sentences.examples(examples)], {
    title: name,
    items: [{ name: usage, detail: summary, code: true }],
  });
}
