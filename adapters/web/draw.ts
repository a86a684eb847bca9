import { type Answer, asMessage } from "../../src/chat/answer.ts";
import type { FormReply } from "../../src/chat/form.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Reply } from "../../src/chat/reply.ts";
import { mistakesOf } from "../discord/views/reopen-form.ts";
import { discordForm } from "./discord-form.ts";
import { discordPane } from "./discord-pane.ts";
import type { RenderedPane } from "./rendered-pane.ts";

/** What both platforms show, and the replies whose long command texts are to be stored. */
type RenderedAnswers = {
  shown: { visibility: Reply["visibility"]; slack: RenderedPane; discord: RenderedPane };
  replies: Reply[];
};

/** An answer as both platforms show it, if there is one. React takes a third of a second to load, so it is loaded when needed. */
export async function draw(answer: Answer | undefined, to: Message): Promise<RenderedAnswers | undefined> {
  if (answer?.kind === "form") return drawForm(answer, to);
  const reply = asMessage(answer);
  if (!reply) return undefined;
  const { slackPane } = await import("./slack-pane.ts");
  const shown = { visibility: reply.visibility, slack: slackPane(reply), discord: discordPane(reply) };
  return { shown, replies: [reply] };
}

/** Slack shows the errors of a form in it; Discord, which opens no form after a form, in a message. */
async function drawForm(form: FormReply, to: Message): Promise<RenderedAnswers> {
  const { slackForm } = await import("./slack-form.ts");
  const mistakes = to.kind === "submit" ? [mistakesOf(form, to)] : [];
  const [discord = discordForm(form)] = mistakes.map(discordPane);
  return { shown: { visibility: "private", slack: slackForm(form), discord }, replies: mistakes };
}
