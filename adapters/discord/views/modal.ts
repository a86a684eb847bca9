import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  type ModalSubmitInteraction,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from "discord.js";
import { type Choice, type Field, type FormReply, formOpenedBy } from "../../../src/chat/form.ts";
import type { FormValues } from "../../../src/chat/message.ts";
import { limits } from "../limits.ts";
import { label } from "./markdown.ts";
import { type FormSubmission, isReopenedForm } from "./reopen-form.ts";

/**
 * Whether a button may open a form, which Discord takes only as the first answer, so that the answer is
 * not deferred. A command that is known by its key only may be a form to show again.
 */
export function mayOpenForm(id: string): boolean {
  const command = id.slice(id.indexOf(":") + 1);
  return formOpenedBy(command) !== undefined || isReopenedForm(command) || /^[0-9a-z]+~/.test(id);
}

/** A form as a modal; its custom_id is the form's command, after its channel if it has one. */
export const renderForm = (form: FormReply): APIModalInteractionResponseCallbackData => ({
  custom_id: form.channel ? `@${form.channel.channel} ${form.command}` : form.command,
  title: label(form.title, limits.modalTitle),
  components: form.fields
    .filter(isOffered)
    .slice(0, limits.modalFields)
    .map((field) => ({
      type: ComponentType.Label,
      label: label(field.label, limits.fieldLabel),
      ...(field.hint && { description: label(field.hint, limits.fieldHint) }),
      component: inputFor(field),
    })),
});

/** In a direct message there are no channels to choose from. */
const isOffered = (field: Field): boolean => field.kind !== "channel" || field.value?.tenant !== "";

function inputFor(field: Field): APIComponentInLabel {
  const common = { custom_id: field.name, required: !field.optional };
  switch (field.kind) {
    case "text":
      return { ...common, ...textInput(field.value, field.longest) };
    // A modal cannot complete, so the value is typed.
    case "lookup":
      return { ...common, ...textInput(field.value?.value, limits.choice) };
    case "one":
      return { ...common, ...select(field.choices, field.value === undefined ? [] : [field.value]) };
    case "many":
      return { ...common, ...select(field.choices, field.values), max_values: field.choices.length };
    case "role":
      return {
        ...common,
        type: ComponentType.RoleSelect,
        ...(field.value && {
          default_values: [{ id: field.value, type: SelectMenuDefaultValueType.Role }],
        }),
      };
    case "channel":
      return {
        ...common,
        type: ComponentType.ChannelSelect,
        channel_types: [
          ChannelType.GuildText,
          ChannelType.GuildAnnouncement,
          ChannelType.GuildForum,
          ChannelType.GuildMedia,
          ChannelType.PublicThread,
          ChannelType.PrivateThread,
          ChannelType.AnnouncementThread,
        ],
        ...(field.value && {
          default_values: [{ id: field.value.channel, type: SelectMenuDefaultValueType.Channel }],
        }),
      };
  }
}

const textInput = (value: string | undefined, longest: number) => ({
  type: ComponentType.TextInput as const,
  style: TextInputStyle.Short,
  max_length: Math.min(longest, limits.textInput),
  ...(value && { value: cut(value, Math.min(longest, limits.textInput)) }),
});

/** A text's beginning, without half a surrogate pair, which Discord refuses. */
const cut = (text: string, max: number): string =>
  text
    .toWellFormed()
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, "");

const select = (choices: Choice[], chosen: string[]) => ({
  type: ComponentType.StringSelect as const,
  options: choices.slice(0, limits.choices).map(({ label: name, value }) => ({
    label: label(name, limits.choice),
    value,
    ...(chosen.includes(value) && { default: true }),
  })),
});

/** The values of a submitted modal. */
export function readForm({ customId, fields }: ModalSubmitInteraction): FormSubmission {
  const values: FormValues = {};
  const [, elsewhere, command = ""] = /^(?:@(\d+) )?(.*)$/s.exec(customId) ?? [];
  let channel = elsewhere;
  for (const [name, field] of fields.fields) {
    const filled = "values" in field ? [...field.values] : "value" in field ? [String(field.value)] : [];
    if (field.type === ComponentType.ChannelSelect) channel = filled[0];
    else if (filled.some(Boolean)) values[name] = filled;
  }
  return { command, values, channel };
}
