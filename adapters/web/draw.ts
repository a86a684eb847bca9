import { type Answer, asMessage } from "../../src/chat/answer.ts";
import type { FormReply } from "../../src/chat/form.ts";
import type { Message } from "../../src/chat/message.ts";
import { type Action, actionsOf, type HomeReply, type Reply } from "../../src/chat/reply.ts";
import { mistakesOf } from "../discord/views/reopen-form.ts";
import { homeActions } from "../slack/views/home-view.ts";
import { discordForm } from "./discord/form.ts";
import { discordMessage } from "./discord/message.ts";
import { discordPane } from "./discord/pane.ts";
import type { MessageFrame, RenderedPane } from "./rendered-pane.ts";
import { slackMessage } from "./slack/message.ts";

/** An answer as both platforms show it, and the buttons whose long command texts are to be stored. */
type RenderedAnswers = {
  shown: Pick<Reply, "visibility" | "changed"> & { slack: RenderedPane; discord: RenderedPane };
  actions: Action[];
};

/**
 * An answer as both platforms show it, if there is one. React takes a third of a second to load, so it is loaded
 * when needed.
 * @param at when it came, in ms since the epoch
 */
export async function draw(
  answer: Answer | undefined,
  to: Message,
  at: number,
): Promise<RenderedAnswers | undefined> {
  if (answer?.kind === "form") return drawForm(answer, to, at);
  const reply = asMessage(answer);
  if (!reply) return undefined;
  const { slackPane } = await import("./slack/pane.ts");
  const frame: MessageFrame = { ...reply, at, answers: to };
  const { visibility, changed } = reply;
  const slack = slackMessage(slackPane(reply), frame);
  const discord = discordMessage(discordPane(reply), frame);
  return { shown: { visibility, changed, slack, discord }, actions: actionsOf(reply) };
}

/** Slack shows the errors of a form in it; Discord, which opens no form after a form, in a message. */
async function drawForm(form: FormReply, to: Message, at: number): Promise<RenderedAnswers> {
  const { slackForm } = await import("./slack/form.ts");
  const mistakes = to.kind === "submit" ? [mistakesOf(form, to)] : [];
  const [discord = discordForm(form)] = mistakes.map((reply) =>
    discordMessage(discordPane(reply), { ...reply, at }),
  );
  return {
    shown: { visibility: "private", slack: slackForm(form), discord },
    actions: mistakes.flatMap(actionsOf),
  };
}

/** A person's page in Slack; Discord has none. */
export async function drawHome(home: HomeReply): Promise<{ slack: RenderedPane; actions: Action[] }> {
  const { slackHome } = await import("./slack/home.ts");
  return { slack: slackHome(home), actions: homeActions(home) };
}
