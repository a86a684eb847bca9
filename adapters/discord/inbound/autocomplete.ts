import { type AutocompleteInteraction, InteractionResponseType } from "discord.js";
import type { Answer } from "../../../src/chat/answer.ts";
import type { ChoicesReply } from "../../../src/chat/form.ts";
import type { Unshown } from "../../../src/chat/ladder/explain.ts";
import type { Completable, Message } from "../../../src/chat/message.ts";
import { limits } from "../limits.ts";
import { acknowledge, type InteractionOutbox } from "../outbound/respond.ts";
import { label } from "../views/markdown.ts";
import { chosenChannel, messageBase } from "./parse-interaction.ts";

/** The kind of completion for each option. */
const completes: Record<string, Completable> = {
  query: "query",
  about: "query",
  story: "story",
  source: "source",
  section: "section",
  zone: "zone",
  follow: "follow",
  mute: "mute",
  number: "digest",
};

export function fromAutocomplete(interaction: AutocompleteInteraction): Message | undefined {
  const { name, value } = interaction.options.getFocused(true);
  const what = completes[name];
  const base = messageBase(interaction, chosenChannel(interaction));
  return what && { ...base, kind: "complete", completes: what, text: value };
}

/**
 * Offers the completions; does nothing if the person has typed more in the meantime. Completions have no
 * other place: where Discord takes none, it says by itself that loading them failed.
 */
export async function respondWithChoices(
  interaction: AutocompleteInteraction,
  answer: Answer | undefined,
  outbox: InteractionOutbox,
): Promise<void> {
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult as const;
  const choices = answer?.kind === "choices" ? choicesOf(answer) : [];
  const failure = await acknowledge(interaction, { type, data: { choices } }, outbox);
  if (!failure || failure.code === "gone") return;
  const unshown: Unshown = { attempted: "answer", error: failure, isDoubtful: false };
  await outbox.climb({ attempted: "answer", unshown, rungs: [] });
}

/** The completions that Discord accepts. */
export const choicesOf = ({ choices }: ChoicesReply) =>
  choices
    .filter(({ value }) => value !== "" && value.isWellFormed() && value.length <= limits.choice)
    .slice(0, limits.choices)
    .map(({ label: name, value }) => ({ name: label(name, limits.choice), value }));
