import type { Answer } from "../../chat/answer.ts";
import { headOf } from "../../chat/shorten.ts";
import type { BotDeps } from "../bot-deps.ts";
import { keepForm } from "../forms/submit-form.ts";
import { privateNotice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";

const maxQuotedChars = 1_500;

/**
 * What somebody gets who asks too fast: a line, once. A slash command and a form are gone from the screen
 * when they are sent, so each gets back what was typed.
 */
export async function floodAnswer(
  verdict: "warn" | "silence",
  context: RequestContext,
  deps: BotDeps,
): Promise<Answer | undefined> {
  const { message, sentences } = context;
  if (message.kind === "submit") return keepForm(sentences.tooFast, context, deps);
  // A workflow waits for the end of its step.
  const isWaiting = ["command", "find", "digest"].includes(message.kind);
  if (verdict === "silence" && !isWaiting) return undefined;
  const typed = headOf(message.text.trim(), maxQuotedChars);
  const isQuoted = message.kind === "command" && typed !== "";
  return privateNotice(context, [sentences.tooFast, ...(isQuoted ? [sentences.youTyped(typed)] : [])]);
}
