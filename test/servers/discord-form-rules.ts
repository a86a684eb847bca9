import { checkAgainstType } from "./schema.ts";

type Part = { [key: string]: unknown };

let checkModal: ((payload: unknown) => string[]) | undefined;

/** The schema of a modal, made once, for it takes seconds. */
export const prepareModalRules = () =>
  (checkModal ??= checkAgainstType("discord-api-types/v10", "APIModalInteractionResponseCallbackData"));

/** Half a surrogate pair is refused too. */
const within = (value: unknown, least: number, most: number): boolean =>
  typeof value === "string" &&
  value.isWellFormed() &&
  [...value].length >= least &&
  [...value].length <= most;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export function faultsOfModal(data: Part): string[] {
  const labels = Array.isArray(data.components) ? (data.components as Part[]) : [];
  return [
    ...prepareModalRules()(data),
    ...(within(data.custom_id, 1, 100) ? [] : ["a form's custom_id is not of 1 to 100 characters"]),
    ...(within(data.title, 1, 45) ? [] : ["a form's title is not of 1 to 45 characters"]),
    ...(labels.length >= 1 && labels.length <= 5 ? [] : [`${labels.length} fields in a form`]),
    ...(new Set(labels.map(fieldId)).size === labels.length ? [] : ["two fields of one custom_id"]),
    ...labels.flatMap(faultsOfLabel),
  ];
}

const fieldId = ({ component }: Part): unknown => (component as Part).custom_id;

/** https://docs.discord.com/developers/components/reference#label and #text-input */
function faultsOfLabel({ label, description, component }: Part): string[] {
  const { custom_id, value, max_length, options } = component as Part;
  return [
    ...(within(label, 1, 45) ? [] : ["a label is not of 1 to 45 characters"]),
    ...(description === undefined || within(description, 1, 100)
      ? []
      : ["a hint of more than 100 characters"]),
    ...(within(custom_id, 1, 100) ? [] : ["a field's custom_id is not of 1 to 100 characters"]),
    ...(value === undefined || within(value, 1, Number(max_length)) ? [] : ["a value longer than its field"]),
    ...(options === undefined ? [] : faultsOfOptions(options)),
    ...faultsOfPreset(component as Part),
  ];
}

/** No more are preselected than may be chosen. */
function faultsOfPreset({ options = [], max_values: most = 1 }: Part): string[] {
  const chosen = (options as Part[]).filter((option) => option.default);
  return chosen.length <= Number(most) ? [] : ["more options chosen than may be"];
}

/** https://docs.discord.com/developers/components/reference#string-select */
export function faultsOfOptions(options: unknown): string[] {
  const all = Array.isArray(options) ? (options as Part[]) : [];
  const values = all.map(({ value }) => value);
  return [
    ...(all.length >= 1 && all.length <= 25 ? [] : [`${all.length} options in a menu`]),
    ...(new Set(values).size === values.length ? [] : ["two options of one value"]),
    ...all.flatMap(({ label, value }) =>
      within(label, 1, 100) && within(value, 1, 100) ? [] : ["an option is not of 1 to 100 characters"],
    ),
  ];
}

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure */
export function faultsOfChoices(choices: unknown): string[] {
  const all = Array.isArray(choices) ? (choices as Part[]) : [{}];
  return [
    ...(all.length <= 25 ? [] : [`${all.length} completions`]),
    ...all.flatMap(({ name, value }) =>
      within(name, 1, 100) && within(value, 1, 100) ? [] : ["a completion is not of 1 to 100 characters"],
    ),
  ];
}
