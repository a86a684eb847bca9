import type { PromptsReply } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { visibleLine } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";

/** Suggested prompts as assistant.threads.setSuggestedPrompts takes them. */
export function suggestedPrompts({ title, prompts }: PromptsReply) {
  const line = (text: string) => shorten(visibleLine(text).trim(), limits.promptTitle);
  const shown = prompts.slice(0, limits.prompts).map(({ label, text }) => ({
    title: line(label),
    message: visibleLine(text).trim(),
  }));
  return { title: line(title), prompts: shown.filter((one) => one.title && one.message) };
}
