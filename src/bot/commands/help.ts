import type { NoticeReply } from "../../chat/reply.ts";
import type { CommandName } from "../../locales/en/commands.ts";
import { commandNamed, keywordNamed } from "../../locales/understood.ts";
import type { Command } from "../command.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

/** How to begin, one command in full, or all commands. */
export const help: Command<{ about?: CommandName | "all" }> = {
  name: "help",
  parse(rest) {
    if (!rest) return {};
    const about = keywordNamed(rest) === "all" ? "all" : commandNamed(rest);
    return about && { about };
  },
  async run({ about }, context) {
    if (!about) return beginning(context);
    return about === "all" ? allCommands(context) : oneCommand(about, context);
  },
};

function beginning(context: RequestContext): NoticeReply {
  const { help, newest } = context.sentences;
  return notice(context, [], {
    title: help.title,
    items: help.first.map((one) => ({ ...one, code: true })),
    actions: [
      { label: newest, command: "latest" },
      { label: help.more, command: "help all" },
    ],
  });
}

function allCommands(context: RequestContext): NoticeReply {
  const { commands, help } = context.sentences;
  return notice(context, [help.oneByOne, help.sources], {
    title: help.all,
    items: Object.values(commands).map(({ usage, summary }) => ({
      name: usage,
      detail: summary,
      code: true,
    })),
  });
}

function oneCommand(name: CommandName, context: RequestContext): NoticeReply {
  const { usage, summary, details = [], examples } = context.sentences.commands[name];
  return notice(context, [...details, context.sentences.examples(examples)], {
    title: usage.split(" ")[0],
    items: [{ name: usage, detail: summary, code: true }],
  });
}
