import type { App } from "@slack/bolt";
import type { Answer } from "../../../src/chat/answer.ts";
import { apology, outdated } from "../../../src/chat/apologies.ts";
import { postFromForm } from "../outbound/post-from-form.ts";
import { type PlanAnswer, respondBy, respondByPost, respondToUrl } from "../outbound/respond.ts";
import {
  respondInView,
  respondOnHome,
  respondToForm,
  respondWithForms,
} from "../outbound/respond-in-view.ts";
import { buttonIds, linkId, pressedCommand } from "../views/buttons.ts";
import { formId, liveId, option } from "../views/form-view.ts";
import { searchId } from "../views/home-view.ts";
import { answersInPane } from "./agent/answer-in-pane.ts";
import { registerAgent } from "./agent/register-agent.ts";
import { answerUnhandled } from "./answer-unhandled.ts";
import { listenToChanges } from "./changes/listen-to-changes.ts";
import type { EventArgs, EventOrigin } from "./event-origin.ts";
import { handleMessage, type SlackServices } from "./handle-message.ts";
import { registerDetails } from "./links/register-details.ts";
import { registerLinks } from "./links/register-links.ts";
import { fromForm, fromSuggestion } from "./parse-form.ts";
import { fromCommand, fromEvent, fromHome, fromShortcut, type IncomingEvent } from "./parse-payload.ts";
import { fromPress, fromViewPress } from "./parse-press.ts";
import { slackRequest } from "./slack-request.ts";
import { registerSteps } from "./steps/register-steps.ts";
import { submitForm } from "./submit-form.ts";

/** The name of "Find related news" in the manifest. */
const shortcutId = "find_related_news";

type HandleEvent = (event: IncomingEvent, origin: EventOrigin, plan: PlanAnswer) => Promise<void>;

/** Handles all that people do with the app. Everything is acknowledged before anything is done. */
export function listen(app: App, services: SlackServices): void {
  const { workspaceOf } = services.workspaces;
  const handle: HandleEvent = (event, { context, client }, plan) => {
    const workspace = workspaceOf(context, client);
    const respond = respondBy(services, plan, services.cards(workspace.tenant));
    return handleMessage(slackRequest(event, workspace, respond, services), services);
  };
  answerUnhandled(app, services);
  listenToChanges(app, services);
  registerHomePages(app, handle, services);
  registerMessages(app, handle, services);
  registerButtons(app, handle, services);
  registerForms(app, handle, services);
  if (services.features.agent) registerAgent(app, services);
  if (services.features.unfurl.length > 0) {
    registerLinks(app, services);
    registerDetails(app, services);
  }
  if (services.features.steps) registerSteps(app, services);
  app.error(async (error) => services.log.error({ err: error }, "something from Slack could not be handled"));
}

/** Whether Slack has the acknowledgement; if it is lost, Slack shows a warning of its own, and the answer still comes. */
async function acknowledge(ack: () => Promise<unknown>, { log }: SlackServices): Promise<boolean> {
  try {
    await ack();
    return true;
  } catch (error) {
    log.warn({ err: error }, "an acknowledgement did not reach Slack");
    return false;
  }
}

function registerMessages(app: App, handle: HandleEvent, services: SlackServices): void {
  // Any slash command that leads here: the operator may have given it another name in the manifest.
  app.command(/^\//, async ({ ack, body, respond, context, client }) => {
    await acknowledge(ack, services);
    const event = fromCommand(body, context.botUserId);
    const outbox = { ...services, client };
    const toUrl = respondToUrl(outbox, respond, event);
    await handle(event, { context, client }, respondWithForms(outbox, event.id, event, toUrl));
  });

  app.shortcut(shortcutId, async ({ ack, body, respond, context, client }) => {
    await acknowledge(ack, services);
    const event = fromShortcut(body, context.botUserId);
    await handle(event, { context, client }, respondToUrl({ ...services, client }, respond, event));
  });

  const inPane = answersInPane(handle, services);
  const onMessage = async ({ body, context, client }: EventArgs) => {
    const message = fromEvent(body, context.botUserId);
    if (!message) return;
    const { event, ts } = message;
    if (services.features.agent && event.kind === "direct") return inPane(message, { context, client });
    const mention = event.kind === "mention" ? ts : undefined;
    // The thread that the answer opens: its list is everybody's there.
    const said = { ...event, thread: event.thread ?? mention };
    await handle(said, { context, client }, respondByPost({ ...services, client }, event, ts, mention));
  };
  app.event("app_mention", onMessage);
  app.event("message", onMessage);
}

function registerHomePages(app: App, handle: HandleEvent, services: SlackServices): void {
  const { homePages, workspaces } = services;
  app.event("app_home_opened", async ({ body, context, client }) => {
    const event = fromHome(body);
    if (!event) return;
    const { tenant } = workspaces.workspaceOf(context, client);
    await homePages.open({ platform: "slack", tenant, user: event.user }, () =>
      handle(event, { context, client }, respondOnHome({ ...services, client }, event)),
    );
  });
}

function registerButtons(app: App, handle: HandleEvent, services: SlackServices): void {
  const { longTexts, userProfiles, workspaces, log } = services;

  app.action(buttonIds, async ({ ack, body, respond, context, client }) => {
    await acknowledge(ack, services);
    const { event, actionId, target, isEphemeral } = fromPress(body);
    const outbox = { ...services, client };
    const plan = target
      ? respondInView(outbox, target)
      : respondWithForms(outbox, event.id, event, respondToUrl(outbox, respond, event, isEphemeral));
    const { tenant } = workspaces.workspaceOf(context, client);
    const say = async (saying: typeof outdated) =>
      respondBy(services, plan)(saying((await userProfiles(client, tenant, event.user)).locale));
    try {
      const text = await pressedCommand(actionId, event.text, longTexts);
      if (!text) return await say(outdated);
      await handle({ ...event, text }, { context, client }, plan);
    } catch (error) {
      log.error({ err: error }, "the command of a button could not be read");
      await say(apology);
    }
  });

  app.action(linkId, async ({ ack }) => void (await acknowledge(ack, services)));

  app.action(searchId, async ({ ack, body, context, client }) => {
    await acknowledge(ack, services);
    const { event, target } = fromViewPress(body);
    await handle(event, { context, client }, respondInView({ ...services, client }, target));
  });
}

function registerForms(app: App, handle: HandleEvent, services: SlackServices): void {
  app.options<"block_suggestion">(/./, async ({ ack, body, context, client }) => {
    const options: ReturnType<typeof option>[] = [];
    const collect = (answer: Answer) => {
      if (answer.kind === "choices") options.push(...answer.choices.map(option));
      return undefined;
    };
    await handle(fromSuggestion(body), { context, client }, collect);
    // Where it is lost, Slack says by itself that there are no results.
    await acknowledge(() => ack({ options }), services);
  });

  app.action(liveId, async ({ ack, body, context, client }) => {
    await acknowledge(ack, services);
    const { target } = fromViewPress(body);
    const plan = respondInView({ ...services, client }, target, true);
    await handle(fromForm("change", body).event, { context, client }, plan);
  });

  app.view(formId, ({ ack, body, context, client }) => {
    const { event, view } = fromForm("submit", body);
    const outbox = { ...services, client };
    const { tenant } = services.workspaces.workspaceOf(context, client);
    const late = respondBy(services, respondToForm({ view, state: event, user: event.user }, outbox));
    return submitForm(
      event,
      (response) => acknowledge(() => ack(response), services),
      (respond) =>
        handleMessage(
          slackRequest(event, services.workspaces.workspaceOf(context, client), respond, services),
          services,
        ),
      late,
      async (reply) => {
        const { locale } = await services.userProfiles(client, tenant, event.user);
        const place = { platform: "slack", tenant, channel: event.channel };
        return postFromForm(outbox, place, reply, { locale, cards: services.cards(tenant) });
      },
    );
  });
}
