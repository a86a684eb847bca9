import type { Answer } from "../../chat/answer.ts";
import type { BotDeps } from "../bot-deps.ts";
import { parse } from "../parse-command.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { digestForm } from "./digest-form.ts";
import { followForm } from "./follow-form.ts";
import type { FormDefinition } from "./form.ts";
import { channelSettingsForm, mySettingsForm } from "./settings-form.ts";

const forms: FormDefinition[] = [digestForm, followForm, mySettingsForm, channelSettingsForm];

/** The form that a command text asks for, and which order it changes: a command that needs more, said with nothing after it. */
function formNamed(text: string): { form: FormDefinition; which?: string } | undefined {
  const said = text.trim().replace(/\s+/g, " ").replace(/^\//, "").toLowerCase();
  for (const form of forms) {
    const which = form.editing?.exec(said)?.[1];
    if (which || form.commands.includes(said)) return { form, which };
  }
  return undefined;
}

/** What opens where a command text asks for a form; undefined where it does not. */
export function openForm(text: string, context: RequestContext, deps: BotDeps): Promise<Answer> | undefined {
  const named = formNamed(text);
  return named?.form.show(undefined, context, deps, named.which);
}

/** A form that was changed or submitted: the form anew, or what the command that it makes answers. */
export async function fillIn(context: RequestContext, deps: BotDeps): Promise<Answer> {
  const { message, sentences } = context;
  const { kind, text, values = {} } = message;
  const named = formNamed(text);
  if (!named) return notice(context, [sentences.forms.unknown]);
  const { form, which } = named;
  if (kind === "change") return form.show(values, context, deps, which);
  const errors = form.check(values, context);
  if (Object.keys(errors).length > 0) {
    const shown = await form.show(values, context, deps, which);
    return shown.kind === "form" ? { ...shown, errors } : shown;
  }
  return parse(await form.commandOf(values, context, deps, which)).run(context, deps);
}
