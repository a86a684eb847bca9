import { type FormRequest, formOpenedBy } from "../../chat/form.ts";
import type { ChannelRef } from "../../chat/message.ts";
import type { NoticeReply, Reply } from "../../chat/reply.ts";
import type { ParsedCommand } from "../command.ts";
import { forMe } from "../interpret/command-text.ts";
import { splitOneTimeCommand, withCommand } from "../one-time-action.ts";
import { privateNotice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { invite } from "./invitation.ts";
import { begins, canBeOwn } from "./own-command.ts";
import { openConversation, ownOrders } from "./own-conversation.ts";

/**
 * A command that is for the person alone: it runs in their conversation with the bot, wherever it was said, and is
 * answered where it was said, to them alone.
 * @param text the command without "for me"
 */
export function forThePerson(text: string, command: ParsedCommand): ParsedCommand {
  return {
    ...command,
    form: undefined,
    run: async (context, deps) => {
      const { message, sentences } = context;
      const { form } = command;
      if (form && form.which === undefined) return invite(form, context, deps);
      if (form) return changeHow(form, context);
      if (message.isPersonal) return command.run(context, deps);
      const orders = await ownOrders(context, deps);
      if (!begins(text)) {
        if (!orders.channel) return nothingSet(command, context);
        return elsewhere(await command.run(inOwn(orders.channel, context), deps), context);
      }
      const opened = await openConversation(orders, forMe(text), context, deps);
      if ("refusal" in opened) return opened.refusal;
      const reply = await command.run(inOwn(opened.channel, context), deps);
      const shown = elsewhere(reply, context);
      return shown.kind === "notice" && shown.changed
        ? { ...shown, lines: [...shown.lines, sentences.personal.onlyYou] }
        : shown;
    },
  };
}

/** The request as if it had been made in the person's own conversation, in their language and zone. */
function inOwn(channel: ChannelRef, context: RequestContext): RequestContext {
  const { message, sentences, locale, zone } = context;
  const { place, noFollows, noDigest } = sentences.personal;
  const yes = async () => true;
  return {
    ...context,
    message: { ...message, channel, isPersonal: true, canManage: yes, canPost: yes },
    here: { locale, zone },
    place,
    sentences: {
      ...sentences,
      follows: { ...sentences.follows, none: noFollows },
      digestNone: noDigest,
    },
    visibility: "private",
  };
}

/** The answer where the person is: what it offers and says to type is for them alone, and it opens no form. */
function elsewhere(reply: Reply, { sentences }: RequestContext): Reply {
  const own = (command: string) => (canBeOwn(command) ? forMe(command) : command);
  const actions = reply.actions
    .filter(({ command }) => !formOpenedBy(splitOneTimeCommand(command).command))
    .map((action) => ({ ...action, command: withCommand(action.command, own) }));
  if (reply.kind !== "notice") return { ...reply, visibility: "private", actions };
  const { typed } = sentences.personal;
  const items = reply.items.map((item) => (item.code ? { ...item, name: `${item.name} ${typed}` } : item));
  return { ...reply, visibility: "private", actions, items };
}

function changeHow({ form, which }: FormRequest, context: RequestContext): NoticeReply {
  const { editHow, digestEditHow } = context.sentences.personal;
  const how = form === "digest" ? digestEditHow : editHow;
  return privateNotice(context, [how(Number(which) || 1)]);
}

function nothingSet({ name }: ParsedCommand, context: RequestContext): NoticeReply {
  const { noFollows, noDigest } = context.sentences.personal;
  return privateNotice(context, [name === "digest" ? noDigest : noFollows]);
}
