import type { App, Context } from "@slack/bolt";
import { outdated } from "../../../src/chat/apologies.ts";
import { tenantOf } from "../install/installation-store.ts";
import type { WorkspaceOf, Workspaces } from "../install/workspaces.ts";
import { byPost, byResponse } from "../outbound/respond.ts";
import { asHome, inView, inWords, openingForms } from "../outbound/respond-in-view.ts";
import { buttonIds, pressedCommand } from "../views/buttons.ts";
import { formId, liveId, option } from "../views/form-view.ts";
import { searchId } from "../views/home-view.ts";
import { askBot, converse, type SlackServices } from "./handle-message.ts";
import { createHomes } from "./open-home-pages.ts";
import { fromForm, fromSuggestion } from "./parse-form.ts";
import { fromCommand, fromEvent, fromHome, fromShortcut } from "./parse-payload.ts";
import { fromMessagePress, fromViewPress, isInView } from "./parse-press.ts";
import { fromRemoval } from "./parse-removal.ts";
import { onSubmit } from "./submit-form.ts";

/** The name of "Find related news" in the manifest. */
const shortcutId = "find_related_news";

/** Lets the bot hear what people do with the app. Everything is acknowledged before anything is done. */
export function listen(
  app: App,
  { workspaceOf, removed }: Workspaces,
  means: Omit<SlackServices, "changed">,
): void {
  const homes = createHomes((event, workspace) =>
    converse(event, workspace, asHome(workspace.client, event), services),
  );
  const services: SlackServices = { ...means, changed: homes.changed };
  registerRemovals(app, removed);
  registerHomePages(app, workspaceOf, homes);
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
    const say = byResponse(respond, event, { client, now, rateLimits });
    await converse(event, workspace, openingForms(client, body.trigger_id, event, say), services);
  });

  app.shortcut(shortcutId, async ({ ack, body, respond, context, client }) => {
    await ack();
    const workspace = workspaceOf(context, client);
    const event = fromShortcut(body, workspace.user);
    await converse(
      event,
      workspace,
      inWords(byResponse(respond, event, { client, now, rateLimits })),
      services,
    );
  });

  const event = async ({
    body,
    context,
    client,
  }: {
    body: unknown;
    context: Context;
    client: App["client"];
  }) => {
    const workspace = workspaceOf(context, client);
    const said = fromEvent(body, workspace.user);
    if (!said) return;
    const { event, ts } = said;
    const spot = { ...event, ts, direct: event.kind === "direct" };
    await converse(event, workspace, inWords(byPost(client, spot, rateLimits)), services);
  };
  app.event("app_mention", event);
  app.event("message", event);
}

function registerHomePages(app: App, workspaceOf: WorkspaceOf, homes: ReturnType<typeof createHomes>): void {
  app.event("app_home_opened", async ({ body, context, client }) => {
    const event = fromHome(body);
    if (event) await homes.opened(event, workspaceOf(context, client));
  });
}

function registerButtons(app: App, workspaceOf: WorkspaceOf, services: SlackServices): void {
  const { now, rateLimits, longTexts } = services;

  app.action(buttonIds, async ({ ack, body, respond, context, client }) => {
    await ack();
    const inOurView = isInView(body);
    const press = inOurView ? fromViewPress(body) : fromMessagePress(body);
    const command = await pressedCommand(press.control, longTexts);
    const event = press.says(command ?? "");
    const show =
      "view" in press
        ? inView(client, press, event.user, rateLimits)
        : openingForms(
            client,
            press.trigger,
            event,
            byResponse(respond, event, { client, now, rateLimits }, press),
          );
    if (command === undefined) await show(outdated);
    else await converse(event, workspaceOf(context, client), show, services);
  });

  app.action(searchId, async ({ ack, body, context, client }) => {
    await ack();
    const press = fromViewPress(body);
    const event = press.says(press.control.value);
    await converse(
      event,
      workspaceOf(context, client),
      inView(client, press, event.user, rateLimits),
      services,
    );
  });
}

function registerForms(app: App, workspaceOf: WorkspaceOf, services: SlackServices): void {
  app.options<"block_suggestion">(/./, async ({ ack, body, context, client }) => {
    const answer = await askBot(fromSuggestion(body), workspaceOf(context, client), services);
    await ack({ options: answer?.kind === "choices" ? answer.choices.map(option) : [] });
  });

  app.action(liveId, async ({ ack, body, context, client }) => {
    await ack();
    const press = fromViewPress(body);
    const { event } = fromForm("change", body);
    await converse(
      event,
      workspaceOf(context, client),
      inView(client, press, event.user, services.rateLimits),
      services,
    );
  });

  app.view(formId, ({ ack, body, context, client }) =>
    onSubmit({ body, ack: (response) => ack(response) }, workspaceOf(context, client), services),
  );
}

/** Slack tells of a removal by two events, in any order, and of revoked tokens of people too, which are none of ours. */
function registerRemovals(app: App, removed: Workspaces["removed"]): void {
  const event = async ({ body, context }: { body: unknown; context: Context }) => {
    const at = fromRemoval(body);
    if (at !== undefined) await removed(tenantOf(context), at);
  };
  app.event("app_uninstalled", event);
  app.event("tokens_revoked", event);
}
