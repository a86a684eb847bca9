import type { Field, FormReply } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { RequestContext } from "../request-context.ts";

/** A command that can be filled in instead of typed. */
export type FormDefinition = {
  /**
   * The form with these values; without any, an empty one, or one with what is to be changed. A notice
   * if that does not exist.
   */
  show(
    values: FormValues | undefined,
    context: RequestContext,
    deps: BotDeps,
    which?: string,
  ): Promise<FormReply | NoticeReply>;
  /** What is wrong with the values, by field. */
  check(values: FormValues, context: RequestContext): Record<string, string>;
  /** The command text that the values make. */
  commandOf(
    values: FormValues,
    context: RequestContext,
    deps: BotDeps,
    which?: string,
  ): Promise<string> | string;
  /** The values that a draft describes, where a form can be opened with one. */
  read?(draft: string): FormValues;
};

const channelName = "channel";

type FormContents = Pick<FormReply, "title" | "command" | "fields" | "otherwise"> & Partial<FormReply>;

/** A form with what every form has. */
export const formReply = ({ sentences: { forms } }: RequestContext, contents: FormContents): FormReply => ({
  kind: "form",
  notes: [],
  errors: {},
  submit: forms.save,
  cancel: forms.cancel,
  ...contents,
});

/** The channel in which it is set: the one where the person is, or one to be chosen if they may not manage that. */
export async function channelField({ message, sentences }: RequestContext, hint?: string): Promise<Field> {
  const { channel: label, chooseChannel } = sentences.forms;
  const field = { kind: "channel", name: channelName, label, optional: false } as const;
  const mayHere = await message.canManage();
  return mayHere ? { ...field, hint, value: message.channel } : { ...field, hint: chooseChannel };
}

/** What is wrong with the channel of a submitted form, by field. */
export const checkChosenChannel = async ({
  message,
  sentences,
}: RequestContext): Promise<Record<string, string>> =>
  (await message.canManage()) ? {} : { [channelName]: sentences.notAllowed };

/** The only value of a field, on one line; empty if there is none. */
export const only = (values: FormValues | undefined, field: string): string =>
  (values?.[field]?.[0] ?? "").replace(/\s+/g, " ").trim();
