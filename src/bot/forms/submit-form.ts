import type { Answer } from "../../chat/answer.ts";
import { type FormRequest, formOpenedBy } from "../../chat/form.ts";
import type { BotDeps } from "../bot-deps.ts";
import { parseCommand } from "../parse-command.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { digestForm } from "./digest-form.ts";
import { followForm } from "./follow-form.ts";
import type { FormDefinition } from "./form.ts";
import { channelSettingsForm, mySettingsForm } from "./settings-form.ts";

const forms: Record<FormRequest["form"], FormDefinition> = {
  digest: digestForm,
  follow: followForm,
  "settings me": mySettingsForm,
  "settings channel": channelSettingsForm,
};

/** An empty form, or one with what is to be changed. */
export const openForm = (request: FormRequest, context: RequestContext, deps: BotDeps): Promise<Answer> =>
  forms[request.form].show(undefined, context, deps, request.which);

/** A changed form, with notes on its values. */
export async function changeForm(context: RequestContext, deps: BotDeps): Promise<Answer> {
  const { text, values = {} } = context.message;
  const request = formOpenedBy(text);
  if (!request) return notice(context, [context.sentences.forms.unknown]);
  return forms[request.form].show(values, context, deps, request.which);
}

/** Runs the command that a submitted form makes; shows the form again if something in it is wrong. */
export async function submitForm(context: RequestContext, deps: BotDeps): Promise<Answer> {
  const { text, values = {} } = context.message;
  const request = formOpenedBy(text);
  if (!request) return notice(context, [context.sentences.forms.unknown]);
  const { check, show, commandOf } = forms[request.form];
  const errors = check(values, context);
  if (Object.keys(errors).length > 0) {
    const shown = await show(values, context, deps, request.which);
    return shown.kind === "form" ? { ...shown, errors } : shown;
  }
  return parseCommand(await commandOf(values, context, deps, request.which)).run(context, deps);
}
