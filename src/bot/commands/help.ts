import type { NoticeReply } from "../../chat/reply.ts";
import { type CommandName, en } from "../../locales/en/sentences.ts";
import type { Command } from "../command.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

/** The commands, or one of them in full. */
export const help: Command<{ about?: CommandName }> = {
  name: "help",
  aliases: ["?", "說明", "说明", "幫助", "帮助"],
  parse(rest) {
    const name = rest.toLowerCase();
    if (!name) return {};
    return isCommandName(name) ? { about: name } : undefined;
  },
  run: async ({ about }, context) => (about ? oneCommand(about, context) : allCommands(context)),
};

const isCommandName = (name: string): name is CommandName => Object.hasOwn(en.commands, name);

function allCommands(context: RequestContext): NoticeReply {
  const { sentences } = context;
  return notice(context, [...sentences.helpIntro, sentences.helpMore], {
    title: sentences.helpTitle,
    items: Object.values(sentences.commands).map(({ usage, purpose }) => ({
      name: usage,
      detail: purpose,
      code: true,
    })),
    actions: [
      { label: sentences.buttons.newest, command: "latest" },
      { label: sentences.buttons.sources, command: "sources" },
    ],
  });
}

function oneCommand(name: CommandName, context: RequestContext): NoticeReply {
  const { usage, purpose, details, examples } = context.sentences.commands[name];
  return notice(context, [...details, context.sentences.examples(examples)], {
    title: name,
    items: [{ name: usage, detail: purpose, code: true }],
  });
}
