import { StoreUnavailableError } from "../article/store-unavailable.ts";
import { createLanePool } from "../async/pool.ts";
import { yieldInLongTurn, yieldToEventLoop } from "../async/yield.ts";
import type { OnMessage } from "../chat/adapter.ts";
import type { Answer } from "../chat/answer.ts";
import { SearchEngineError } from "../search/opensearch/cluster/engine-error.ts";
import { createAutocomplete } from "./autocomplete.ts";
import type { BotDeps } from "./bot-deps.ts";
import { relatedToMessage } from "./commands/search/related-to-message.ts";
import { floodAnswer } from "./flood/flood-answer.ts";
import { createRateLimiter } from "./flood/rate-limit.ts";
import { changeForm, openForm, submitForm } from "./forms/submit-form.ts";
import { homePage } from "./home-page.ts";
import { consumeOneTimeAction } from "./one-time-action.ts";
import { parseCommand } from "./parse-command.ts";
import { checkPublicAnswer } from "./public-answer.ts";
import { privateNotice } from "./replies/build-reply.ts";
import { tellUntoldPauses } from "./replies/untold-pauses.ts";
import { type RequestContext, resolveContext } from "./request-context.ts";
import { previewLink } from "./surfaces/link-preview.ts";
import { suggestPrompts } from "./surfaces/prompts.ts";
import { digestOnce, findStories } from "./surfaces/workflow-steps.ts";
import { ownOnly } from "./talk/own-only.ts";
import { understand } from "./talk/understand.ts";
import { offerFeeds } from "./welcome/offer-feeds.ts";
import { greetChannel, welcomeInstaller } from "./welcome/welcome.ts";

/** So many questions are answered at a time. One that waits keeps its words only, one under way up to a megabyte. */
const mostAtOnce = 64;
const mostOfOnePerson = 8;

/**
 * The bot: a message in, an answer out; undefined for a message delivered again and in a flood.
 * No text makes it throw; it rejects if a dependency fails (storage, or the check who may manage).
 */
export function createBot(deps: BotDeps): OnMessage {
  const limit = createRateLimiter();
  const complete = createAutocomplete(deps);
  const answering = createLanePool(mostAtOnce, mostOfOnePerson, () => performance.now());
  return async (message) => {
    // These change nothing and come with every keystroke: they are neither deduplicated nor limited.
    if (message.kind === "complete") return { kind: "choices", choices: await complete(message) };
    // Many messages may come in one turn of the event loop: each is answered in turns of its own.
    await yieldToEventLoop();
    const context = await resolveContext(ownOnly(message), deps);
    if (message.kind === "change") return changeForm(context, deps);
    if (message.kind === "home") return homePage(context, deps);
    if (message.kind === "prompts") return suggestPrompts(context, deps);
    if (message.kind === "link") return previewLink(context, deps);
    if (!(await deps.memory.firstTime(message, context.now))) return undefined;
    if (message.kind === "installed") return welcomeInstaller(context, deps);
    if (message.kind === "invited") return greetChannel(context);
    const { platform, tenant, user } = message.user;
    const person = JSON.stringify([platform, tenant, user]);
    const verdict = limit(person, context.now);
    if (verdict !== "answer") return floodAnswer(verdict, context, deps);
    // Those whose notes one flush of the disk has written go on together.
    await yieldToEventLoop();
    const made = await answering.run(person, () => completeAnswer(context, deps));
    // Whoever shows the answer does so at once.
    await yieldInLongTurn();
    return made;
  };
}

/** An answer that everybody in its channel may see, with what else the person is to be told; or why there is none. */
const completeAnswer = (context: RequestContext, deps: BotDeps): Promise<Answer> =>
  answer(context, deps)
    .then((made) => checkPublicAnswer(made, context, deps))
    .then((made) => offerFeeds(made, context, deps))
    .then((made) => tellUntoldPauses(made, context, deps))
    .catch((error) => storeUnavailableReply(error, context));

async function answer(context: RequestContext, deps: BotDeps): Promise<Answer> {
  const { message } = context;
  if (message.kind === "quote") return relatedToMessage(context, deps);
  if (message.kind === "submit") return submitForm(context, deps);
  if (message.kind === "find") return findStories(context, deps);
  if (message.kind === "digest") return digestOnce(context, deps);
  const { form, oneTime, run } =
    message.kind === "action" ? parseCommand(message.text, message.kind) : understand(context);
  await yieldInLongTurn();
  const refusal = oneTime && (await consumeOneTimeAction(oneTime, context, deps));
  if (refusal) return privateNotice(context, [refusal]);
  return form ? openForm(form, context, deps) : run(context, deps);
}

function storeUnavailableReply(error: unknown, context: RequestContext): Answer {
  const { storeAway, archiveAway } = context.sentences;
  if (error instanceof StoreUnavailableError) return privateNotice(context, [storeAway]);
  if (error instanceof SearchEngineError) return privateNotice(context, [archiveAway]);
  throw error;
}
