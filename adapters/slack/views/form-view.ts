import type { InputBlock, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from "@slack/types";
import type { Choice, Field, FormReply } from "../../../src/chat/form.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { visibleLine, visibleText } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { context, remark } from "./blocks.ts";
import { type ViewState, writeState } from "./view-state.ts";

/** The callback id of our forms. */
export const formId = "form";

/** The action id of a field whose changes are sent to the bot; any other field has its own. */
export const liveId = "live";

/** A literal text for a label or a menu, which must not be empty. */
export const plain = (text: string, max: number): PlainTextElement => ({
  type: "plain_text",
  text: shorten(visibleLine(text), max).trim() || "…",
  emoji: false,
});

/** A form as a modal, without its errors: Slack takes those in the answer to a submission (`errorsOf`). */
export const formView = (form: FormReply, { channel, thread }: ViewState): ModalView => ({
  type: "modal",
  callback_id: formId,
  title: plain(form.title, limits.viewTitle),
  submit: plain(form.submit, limits.viewTitle),
  close: plain(form.cancel, limits.viewTitle),
  private_metadata: writeState({
    ...(form.channel ? { channel: form.channel.channel } : { channel, thread }),
    command: form.command,
  }),
  blocks: [
    ...form.fields.filter(isOffered).map(input),
    ...form.notes.flatMap((note): KnownBlock[] => context(remark(note, 300))),
  ],
});

/** The errors of a form by field, as the answer to a submission carries them. */
export const errorsOf = ({ errors }: FormReply): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, text]) => [field, shorten(visibleLine(text), limits.inputLabel)]),
  );

/** Slack has no roles, and no menu of its user groups. */
const isOffered = (field: Field): field is OfferedField => field.kind !== "role";

type OfferedField = Exclude<Field, { kind: "role" }>;

const input = (field: OfferedField): InputBlock => ({
  type: "input",
  block_id: field.name,
  label: plain(field.label, limits.inputLabel),
  optional: field.optional,
  ...(hintOf(field) && { hint: plain(hintOf(field), limits.inputLabel) }),
  ...(field.kind === "text" && field.live && { dispatch_action: true }),
  element: element(field),
});

const hintOf = (field: OfferedField): string =>
  [field.hint, field.kind === "text" && field.liveHint].filter(Boolean).join(" ");

function element(field: OfferedField): InputBlock["element"] {
  switch (field.kind) {
    case "text":
      return {
        type: "plain_text_input",
        action_id: field.live ? liveId : field.name,
        max_length: Math.min(field.longest, limits.inputLength),
        ...(field.value && { initial_value: shorten(visibleText(field.value), field.longest) }),
        ...(field.live && { dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] } }),
      };
    case "one":
      return {
        type: "static_select",
        action_id: field.name,
        options: field.choices.slice(0, limits.options).map(option),
        ...initialOption(field.choices.find(({ value }) => value === field.value)),
      };
    case "many": {
      const chosen = field.choices.filter(({ value }) => field.values.includes(value)).map(option);
      return {
        type: "checkboxes",
        action_id: field.name,
        options: field.choices.slice(0, limits.checkboxes).map(option),
        ...(chosen.length > 0 && { initial_options: chosen }),
      };
    }
    case "lookup":
      return {
        type: "external_select",
        action_id: field.completes,
        min_query_length: 1,
        ...initialOption(field.value),
      };
    case "channel":
      return {
        type: "conversations_select",
        action_id: field.name,
        ...(field.value && { initial_conversation: field.value.channel }),
      };
  }
}

const initialOption = (choice: Choice | undefined) => choice && { initial_option: option(choice) };

/** An option of a menu. */
export const option = ({ label, value }: Choice): PlainTextOption => ({
  text: plain(label, limits.optionText),
  value: shorten(value.toWellFormed(), limits.optionValue) || "…",
});
