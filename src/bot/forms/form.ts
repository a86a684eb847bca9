import type { FormReply } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { RequestContext } from "../request-context.ts";

/** A command that can be filled in instead of typed. */
export type FormDefinition = {
  /**
   * The form with these values; without any, an empty one, or one with what is to be changed. A notice
   * where that does not exist.
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

/** The only value of a field, on one line; empty where there is none. */
export const only = (values: FormValues | undefined, field: string): string =>
  (values?.[field]?.[0] ?? "").replace(/\s+/g, " ").trim();
