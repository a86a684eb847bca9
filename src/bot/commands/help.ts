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
  run: async ({ about }, asked) => (about ? oneCommand(about, asked) : allCommands(asked)),
};

const isCommandName = (name: string): name is CommandName => Object.hasOwn(en.commands, name);

function allCommands(asked: RequestContext): NoticeReply {
  const { words } = asked;
  return notice(asked, [...words.helpIntro, words.helpMore], {
    title: words.helpTitle,
    items: Object.values(words.commands).map(({ usage, purpose }) => ({
      name: usage,
      detail: purpose,
      code: true,
    })),
    actions: [
      { label: words.buttons.newest, command: "latest" },
      { label: words.buttons.sources, command: "sources" },
    ],
  });
}

function oneCommand(name: CommandName, asked: RequestContext): NoticeReply {
  const { usage, purpose, details, examples } = asked.words.commands[name];
  return notice(asked, [...details, asked.words.examples(examples)], {
    title: name,
    items: [{ name: usage, detail: purpose, code: true }],
  });
}
