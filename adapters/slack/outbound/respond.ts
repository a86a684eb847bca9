import type { RespondFn } from "@slack/bolt";
import { type Answer, asMessage, withOpener } from "../../../src/chat/answer.ts";
import { AdapterError } from "../../../src/chat/errors.ts";
import { type Ascent, type Climb, mannersOf, type Rung } from "../../../src/chat/ladder/climb.ts";
import type { RefusedPictures } from "../../../src/chat/pictures/refused-pictures.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { refusedBecause } from "../errors.ts";
import { reaction } from "./reaction.ts";
import { blamed, isAboutCards } from "./refused/blamed-contents.ts";
import type { WorkspaceCards } from "./refused/workspace-cards.ts";
import { bodyOf, elsewhere, type Outbox, posted, type ResponseTarget } from "./rungs.ts";

/** Shows an answer where the request came from, or tells the asker why it cannot. Never rejects. */
export type Responder = (answer: Answer) => Promise<void>;

/** Where an answer can be shown; undefined for one that is not shown there. */
export type PlanAnswer = (answer: Answer) => Ascent | undefined;

/** @param cards what is known of those of the workspace; without it they are tried each time */
export const respondBy =
  (
    { climb, pictures }: { climb: Climb; pictures: RefusedPictures },
    plan: PlanAnswer,
    cards?: WorkspaceCards,
  ): Responder =>
  async (answer) => {
    const pictured = pictures.without(answer);
    const shown = cards ? cards.choose(pictured) : pictured;
    const ascent = plan(shown);
    if (ascent) await climb({ ...ascent, onBare: rememberRefused(shown, pictures, cards) });
  };

/** Notes what a refusal is about, so that it is refused once. */
export const rememberRefused =
  (shown: Answer, pictures: RefusedPictures, cards: WorkspaceCards | undefined) =>
  (refusal: AdapterError): void => {
    if (isAboutCards(shown, refusal)) cards?.refused();
    else pictures.remember(blamed(shown, refusal));
  };

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses, less a minute for clocks that differ. */
const responseUrlMs = 29 * 60_000;

/**
 * Throws AdapterError if what answers with success is not Slack's "ok": its refusal, or a proxy's page.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
function checkTaken(said: string): void {
  if (/^\s*</.test(said))
    throw new AdapterError(
      "unavailable",
      "Slack: could not answer: a page came instead of Slack's response.",
    );
  const [, refusal] = /"ok":\s*false,\s*"error":\s*"(\w+)"/.exec(said) ?? [];
  if (refusal) throw refusedBecause(refusal, "answer");
}

/**
 * The way of a command or a press: through its response_url, to the asker alone unless the reply is for
 * the channel; if that address no longer works, by a post.
 * @param replaces whether a list may take the place of the message whose button was pressed
 */
export function respondToUrl(
  outbox: Outbox,
  respond: RespondFn,
  target: ResponseTarget,
  replaces = false,
): PlanAnswer {
  const { now } = outbox;
  const issuedAt = now();
  const thread = target.thread && { thread_ts: target.thread };
  const rung = (reply: Reply, more: Partial<Rung> = {}): Rung[] => {
    const isPublic = reply.visibility === "channel";
    const show: Rung["show"] = async (manner, unshown) => {
      const message = {
        ...bodyOf(reply, manner, unshown),
        response_type: isPublic ? ("in_channel" as const) : ("ephemeral" as const),
        replace_original: replaces && !isPublic && reply.kind === "results" && manner !== "reason",
        ...thread,
      };
      checkTaken(await (await respond(message)).text());
    };
    const own: Rung = {
      name: "response_url",
      manners: mannersOf(reply),
      isRepeatable: !isPublic,
      show,
      ...more,
    };
    return now() - issuedAt <= responseUrlMs ? [own] : [];
  };
  return (answer) => {
    const reply = answer.kind === "form" ? withOpener(answer) : asMessage(answer);
    if (!reply) return undefined;
    if (reply.visibility === "private")
      return { attempted: "answer", rungs: [...rung(reply), ...elsewhere(outbox, target, reply)] };
    const aside = rung(
      { ...reply, visibility: "private" },
      { name: "response_url, aside", manners: ["reason"] },
    );
    const here = [...rung(reply), posted(outbox, target, reply)];
    return { attempted: "post", rungs: [...here, ...aside, ...elsewhere(outbox, target, reply, true)] };
  };
}

/**
 * The way of a message: a mention is answered in its thread, a direct message beside it.
 * @param ts the timestamp of the message
 * @param mention the timestamp of the message that mentions us; without it the channel is a conversation with one person
 */
export const respondByPost =
  (outbox: Outbox, target: ResponseTarget, ts: string, mention?: string): PlanAnswer =>
  (answer) => {
    if (answer.kind === "reaction")
      return { attempted: "answer", rungs: [reaction(outbox, target.channel, ts)] };
    const reply = answer.kind === "form" ? withOpener(answer) : asMessage(answer);
    if (!reply) return undefined;
    // A private line is shown in a thread only once the thread exists.
    const isPrivate = reply.visibility === "private" && mention !== undefined;
    const inThread = posted(outbox, { ...target, thread: target.thread ?? mention }, reply);
    return {
      attempted: "answer",
      rungs: [...(isPrivate ? [] : [inThread]), ...elsewhere(outbox, target, reply)],
    };
  };

/** The way of a reply for all in a channel that was asked for elsewhere. */
export const respondInChannel = (outbox: Outbox, target: ResponseTarget, reply: Reply): Ascent => ({
  attempted: "post",
  rungs: [posted(outbox, target, reply), ...elsewhere(outbox, target, reply, true)],
});
