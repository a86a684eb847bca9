import type { App, Context } from "@slack/bolt";
import type { Answer } from "../../../src/chat/answer.ts";
import { outdated } from "../../../src/chat/apologies.ts";
import { tenantOf } from "../install/installation-store.ts";
import { type Responder, respondByPost, respondToUrl } from "../outbound/respond.ts";
import { respondInView, respondOnHome, respondWithForms } from "../outbound/respond-in-view.ts";
import { buttonIds, pressedCommand } from "../views/buttons.ts";
import { formId, liveId, option } from "../views/form-view.ts";
import { searchId } from "../views/home-view.ts";
import { handleMessage, type SlackServices } from "./handle-message.ts";
import { fromForm, fromSuggestion } from "./parse-form.ts";
import {
  fromCommand,
  fromEvent,
  fromHome,
  fromRemoval,
  fromShortcut,
  type IncomingEvent,
} from "./parse-payload.ts";
import { fromPress, fromViewPress } from "./parse-press.ts";
import { slackRequest } from "./slack-request.ts";
import { submitForm } from "./submit-form.ts";

/** The name of "Find related news" in the manifest. */
const shortcutId = "find_related_news";

/** What Bolt hands over with a payload. */
type EventOrigin = { context: Context; client: App["client"] };
type EventArgs = EventOrigin & { body: unknown };

type HandleEvent = (event: IncomingEvent, origin: EventOrigin, respond: Responder) => Promise<void>;

/** Handles all that people do with the app. Everything is acknowledged before anything is done. */
export function listen(app: App, services: SlackServices): void {
  const { workspaceOf } = services.workspaces;
  const handle: HandleEvent = (event, { context, client }, respond) =>
    handleMessage(slackRequest(event, workspaceOf(context, client), respond, services), services);
  registerRemovals(app, services);
  registerHomePages(app, handle, services);
  registerMessages(app, handle, services);
  registerButtons(app, handle, services);
  registerForms(app, handle, services);
  app.error(async (error) => services.log.error({ err: error }, "something from Slack could not be handled"));
}

function registerMessages(app: App, handle: HandleEvent, { now, rateLimits }: SlackServices): void {
  // Any slash command that leads here: the operator may have given it another name in the manifest.
  app.command(/^\//, async ({ ack, body, respond, context, client }) => {
    await ack();
    const event = fromCommand(body, context.botUserId);
    const toUrl = respondToUrl(respond, event, { client, now, rateLimits });
    await handle(event, { context, client }, respondWithForms(client, event.id, event, toUrl));
  });

  app.shortcut(shortcutId, async ({ ack, body, respond, context, client }) => {
    await ack();
    const event = fromShortcut(body, context.botUserId);
    await handle(event, { context, client }, respondToUrl(respond, event, { client, now, rateLimits }));
  });

  const onMessage = async ({ body, context, client }: EventArgs) => {
    const message = fromEvent(body, context.botUserId);
    if (!message) return;
    const { event, ts } = message;
    const mention = event.kind === "mention" ? ts : undefined;
    await handle(event, { context, client }, respondByPost(client, event, rateLimits, mention));
  };
  app.event("app_mention", onMessage);
  app.event("message", onMessage);
}

function registerHomePages(app: App, handle: HandleEvent, { homePages, workspaces }: SlackServices): void {
  app.event("app_home_opened", async ({ body, context, client }) => {
    const event = fromHome(body);
    if (!event) return;
    const { tenant } = workspaces.workspaceOf(context, client);
    await homePages.open({ platform: "slack", tenant, user: event.user }, () =>
      handle(event, { context, client }, respondOnHome(client, event)),
    );
  });
}

function registerButtons(app: App, handle: HandleEvent, services: SlackServices): void {
  const { now, rateLimits, longTexts, userProfiles, workspaces } = services;

  app.action(buttonIds, async ({ ack, body, respond, context, client }) => {
    await ack();
    const { event, actionId, target, isEphemeral } = fromPress(body);
    const toUrl = respondToUrl(respond, event, { client, now, rateLimits }, isEphemeral);
    const responder = target
      ? respondInView(client, target, rateLimits)
      : respondWithForms(client, event.id, event, toUrl);
    const text = await pressedCommand(actionId, event.text, longTexts);
    if (text !== undefined) return handle({ ...event, text }, { context, client }, responder);
    const { tenant } = workspaces.workspaceOf(context, client);
    await responder(outdated((await userProfiles(client, tenant, event.user)).locale));
  });

  app.action(searchId, async ({ ack, body, context, client }) => {
    await ack();
    const { event, target } = fromViewPress(body);
    await handle(event, { context, client }, respondInView(client, target, rateLimits));
  });
}

function registerForms(app: App, handle: HandleEvent, { rateLimits }: SlackServices): void {
  app.options<"block_suggestion">(/./, async ({ ack, body, context, client }) => {
    const options: ReturnType<typeof option>[] = [];
    const collect = async (answer: Answer) => {
      if (answer.kind === "choices") options.push(...answer.choices.map(option));
    };
    await handle(fromSuggestion(body), { context, client }, collect);
    await ack({ options });
  });

  app.action(liveId, async ({ ack, body, context, client }) => {
    await ack();
    const { target } = fromViewPress(body);
    await handle(
      fromForm("change", body).event,
      { context, client },
      respondInView(client, target, rateLimits),
    );
  });

  app.view(formId, ({ ack, body, context, client }) => {
    const { event, view } = fromForm("submit", body);
    const handleForm = (respond: Responder) => handle(event, { context, client }, respond);
    return submitForm(view, event, client, (response) => ack(response), handleForm);
  });
}

/** Slack reports a removal by two events, in any order, of which one also comes for people's tokens. */
function registerRemovals(app: App, { workspaces }: SlackServices): void {
  const onRemoval = async ({ body, context }: EventArgs) => {
    const at = fromRemoval(body);
    if (at !== undefined) await workspaces.removed(tenantOf(context), at);
  };
  app.event("app_uninstalled", onRemoval);
  app.event("tokens_revoked", onRemoval);
}
