import type { Answer } from "../../chat/answer.ts";
import { type FormRequest, formOpenedBy } from "../../chat/form.ts";
import { withChannelNames } from "../../chat/wording/channel-names.ts";
import type { BotDeps } from "../bot-deps.ts";
import { parseCommand } from "../parse-command.ts";
import { offerForMe } from "../personal/invitation.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { checkChannel, requireManager } from "../require-manager.ts";
import { addFeedsForm } from "./add-feeds-form.ts";
import { digestForm } from "./digest-form.ts";
import { feedForm } from "./feed-form.ts";
import { followForm } from "./follow-form.ts";
import { checkChosenChannel, type FormDefinition } from "./form.ts";
import { ruleForm } from "./rule-form.ts";
import { channelSettingsForm, mySettingsForm } from "./settings-form.ts";
import { shareForm } from "./share-form.ts";
import { digestStyleForm, followStyleForm } from "./style-form.ts";

const forms: Record<FormRequest["form"], FormDefinition> = {
  digest: digestForm,
  "digest style": digestStyleForm,
  follow: followForm,
  "follow style": followStyleForm,
  share: shareForm,
  "settings me": mySettingsForm,
  "settings channel": channelSettingsForm,
  "feeds add": addFeedsForm,
  "feeds sign-in": feedForm,
  "feeds add-rule": ruleForm,
};

/**
 * An empty form, or one with what is to be changed; none for a person who may not save it. A digest may be set
 * in another channel than here, which is chosen in the form.
 */
export async function openForm(
  request: FormRequest,
  context: RequestContext,
  deps: BotDeps,
): Promise<Answer> {
  const { show, read } = forms[request.form];
  const values = request.draft === undefined ? undefined : read?.(request.draft);
  const open = () => show(values, context, deps, request.which);
  const { isReadOnly } = context.message;
  const isElsewhere = request.form === "digest" && request.which === undefined && !isReadOnly;
  // What an id names may be in another channel, which is looked at when it is saved.
  if (isPersonal(request) || request.form === "share" || isElsewhere || isSubscriptionId(request.which))
    return open();
  const instead = request.form === "follow" ? offerForMe("follow", "", context, deps) : undefined;
  return requireManager(context, open, instead);
}

/** What it changes is of no channel. */
const isPersonal = ({ form }: FormRequest): boolean => form === "settings me" || form.startsWith("feeds ");

const isSubscriptionId = (which = ""): boolean => which.includes("-");

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
  const { check, commandOf } = forms[request.form];
  const errors = { ...check(values, context), ...(await channelErrors(request, context, deps)) };
  if (Object.keys(errors).length > 0) return showAgain(request, errors, context, deps);
  return parseCommand(await commandOf(values, context, deps, request.which)).run(context, deps);
}

/** In a form with a channel field, a channel that the person may not manage, or post in, is one more mistake. */
async function channelErrors(request: FormRequest, context: RequestContext, deps: BotDeps) {
  if (request.form === "share") return checkPostIn(context, deps);
  return isPersonal(request) || request.which !== undefined ? {} : checkChosenChannel(context);
}

async function checkPostIn(context: RequestContext, deps: BotDeps): Promise<Record<string, string>> {
  if (!(await context.message.canPost())) return { channel: context.sentences.posting.notAllowedThere };
  const [obstacle] = (await checkChannel(context, deps)).obstacles;
  return obstacle === undefined ? {} : { channel: withChannelNames(obstacle) };
}

/** The form as it was submitted, with a line why that was not looked at. */
export async function keepForm(line: string, context: RequestContext, deps: BotDeps): Promise<Answer> {
  const request = formOpenedBy(context.message.text);
  if (!request) return notice(context, [context.sentences.forms.unknown]);
  const shown = await showAgain(request, {}, context, deps);
  if (shown.kind !== "form") return shown;
  const field = shown.fields.find(({ kind }) => kind !== "channel");
  return { ...shown, errors: field ? { [field.name]: line } : {} };
}

async function showAgain(
  { form, which }: FormRequest,
  errors: Record<string, string>,
  context: RequestContext,
  deps: BotDeps,
): Promise<Answer> {
  const shown = await forms[form].show(context.message.values ?? {}, context, deps, which);
  return shown.kind === "form" ? { ...shown, errors } : shown;
}
