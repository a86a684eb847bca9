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
};

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

export const channelField = ({ message, sentences }: RequestContext, hint?: string): Field => ({
  ...{ kind: "channel", name: "channel", label: sentences.forms.channel, hint, optional: false },
  value: message.channel,
});

/** The only value of a field, on one line; empty if there is none. */
export const only = (values: FormValues | undefined, field: string): string =>
  (values?.[field]?.[0] ?? "").replace(/\s+/g, " ").trim();
