import type { App, Context } from "@slack/bolt";
import type { Answer } from "../../../src/chat/answer.ts";
import { outdated } from "../../../src/chat/apologies.ts";
import { tenantOf } from "../install/installation-store.ts";
import type { WorkspaceOf, Workspaces } from "../install/workspaces.ts";
import { respondByPost, respondToUrl } from "../outbound/respond.ts";
import { respondInView, respondOnHome, respondWithForms } from "../outbound/respond-in-view.ts";
import { buttonIds, pressedCommand } from "../views/buttons.ts";
import { formId, liveId, option } from "../views/form-view.ts";
import { searchId } from "../views/home-view.ts";
import { handleMessage, type SlackServices } from "./handle-message.ts";
import { fromForm, fromSuggestion } from "./parse-form.ts";
import { fromCommand, fromEvent, fromHome, fromShortcut } from "./parse-payload.ts";
import { fromPress, fromViewPress } from "./parse-press.ts";
import { fromRemoval } from "./parse-removal.ts";
import { slackRequest } from "./slack-request.ts";
import { submitForm } from "./submit-form.ts";

/** The name of "Find related news" in the manifest. */
const shortcutId = "find_related_news";

/** What Bolt hands over for an event. */
type EventArgs = { body: unknown; context: Context; client: App["client"] };

/** Handles all that people do with the app. Everything is acknowledged before anything is done. */
export function listen(app: App, { workspaceOf, removed }: Workspaces, services: SlackServices): void {
  registerRemovals(app, removed);
  registerHomePages(app, workspaceOf, services);
  registerMessages(app, workspaceOf, services);
  registerButtons(app, workspaceOf, services);
  registerForms(app, workspaceOf, services);
  app.error(async (error) => services.log.error({ err: error }, "something from Slack could not be handled"));
}

function registerMessages(app: App, workspaceOf: WorkspaceOf, services: SlackServices): void {
  const { now, rateLimits } = services;

  // Any slash command that leads here: the operator may have named it otherwise in the manifest.
  app.command(/^\//, async ({ ack, body, respond, context, client }) => {
    await ack();
    const workspace = workspaceOf(context, client);
    const event = fromCommand(body, workspace.user);
    const toUrl = respondToUrl(respond, event, { client, now, rateLimits });
    const withForms = respondWithForms(client, event.id, event, toUrl);
    await handleMessage(slackRequest(event, workspace, withForms, services), services);
  });

  app.shortcut(shortcutId, async ({ ack, body, respond, context, client }) => {
    await ack();
    const workspace = workspaceOf(context, client);
    const event = fromShortcut(body, workspace.user);
    const toUrl = respondToUrl(respond, event, { client, now, rateLimits });
    await handleMessage(slackRequest(event, workspace, toUrl, services), services);
  });

  const onMessage = async ({ body, context, client }: EventArgs) => {
    const workspace = workspaceOf(context, client);
    const message = fromEvent(body, workspace.user);
    if (!message) return;
    const { event, ts } = message;
    const byPost = respondByPost(client, event, rateLimits, event.kind === "mention" ? ts : undefined);
    await handleMessage(slackRequest(event, workspace, byPost, services), services);
  };
  app.event("app_mention", onMessage);
  app.event("message", onMessage);
}

function registerHomePages(app: App, workspaceOf: WorkspaceOf, services: SlackServices): void {
  app.event("app_home_opened", async ({ body, context, client }) => {
    const event = fromHome(body);
    if (!event) return;
    const workspace = workspaceOf(context, client);
    const user = { platform: "slack", tenant: workspace.tenant, user: event.user };
    const onHome = respondOnHome(workspace.client, event);
    await services.homePages.open(user, () =>
      handleMessage(slackRequest(event, workspace, onHome, services), services),
    );
  });
}

function registerButtons(app: App, workspaceOf: WorkspaceOf, services: SlackServices): void {
  const { now, rateLimits, longTexts } = services;

  app.action(buttonIds, async ({ ack, body, respond, context, client }) => {
    await ack();
    const { event, actionId, target, isEphemeral } = fromPress(body);
    const responder = target
      ? respondInView(client, target, rateLimits)
      : respondWithForms(
          client,
          event.id,
          event,
          respondToUrl(respond, event, { client, now, rateLimits }, isEphemeral),
        );
    const workspace = workspaceOf(context, client);
    const command = await pressedCommand(actionId, event.text, longTexts);
    const pressed = slackRequest({ ...event, text: command ?? "" }, workspace, responder, services);
    if (command === undefined) return responder(outdated((await pressed).message.locale));
    await handleMessage(pressed, services);
  });

  app.action(searchId, async ({ ack, body, context, client }) => {
    await ack();
    const { event, target } = fromViewPress(body);
    const inView = respondInView(client, target, rateLimits);
    await handleMessage(slackRequest(event, workspaceOf(context, client), inView, services), services);
  });
}

function registerForms(app: App, workspaceOf: WorkspaceOf, services: SlackServices): void {
  app.options<"block_suggestion">(/./, async ({ ack, body, context, client }) => {
    const options: ReturnType<typeof option>[] = [];
    const collect = async (answer: Answer) => {
      if (answer.kind === "choices") options.push(...answer.choices.map(option));
    };
    const request = slackRequest(fromSuggestion(body), workspaceOf(context, client), collect, services);
    await handleMessage(request, services);
    await ack({ options });
  });

  app.action(liveId, async ({ ack, body, context, client }) => {
    await ack();
    const { event } = fromForm("change", body);
    const inView = respondInView(client, fromViewPress(body).target, services.rateLimits);
    await handleMessage(slackRequest(event, workspaceOf(context, client), inView, services), services);
  });

  app.view(formId, ({ ack, body, context, client }) =>
    submitForm(body, (response) => ack(response), workspaceOf(context, client), services),
  );
}

/** Slack tells of a removal by two events, in any order, and of revoked tokens of people too, which are none of ours. */
function registerRemovals(app: App, removed: Workspaces["removed"]): void {
  const onRemoval = async ({ body, context }: EventArgs) => {
    const at = fromRemoval(body);
    if (at !== undefined) await removed(tenantOf(context), at);
  };
  app.event("app_uninstalled", onRemoval);
  app.event("tokens_revoked", onRemoval);
}
