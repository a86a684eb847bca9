import { z } from "zod";
import type { FormValues } from "../../../src/chat/message.ts";

/** What a view is about: it comes back with everything done in it. `command` where it is a form. */
export type ViewState = { channel: string; thread?: string; command?: string };

const viewState = z.object({
  channel: z.string(),
  thread: z.string().optional(),
  command: z.string().optional(),
});

export const writeState = (state: ViewState): string => JSON.stringify(state);

/** Throws where it is none of ours. */
export const readState = (metadata: string): ViewState => viewState.parse(JSON.parse(metadata));

const option = z.object({ value: z.string() });

/** https://docs.slack.dev/reference/views/view-submission: each field's block has one element. */
const element = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).optional(),
  selected_conversation: z.string().nullish(),
});

export const stateSchema = z.object({ values: z.record(z.string(), z.record(z.string(), element)) });

/** What stands in a form, by field; an empty field has no value. */
export const valuesOf = ({ values }: z.infer<typeof stateSchema>): FormValues =>
  Object.fromEntries(
    Object.entries(values).map(([field, elements]) => [
      field,
      Object.values(elements).flatMap(elementValues),
    ]),
  );

function elementValues({
  value,
  selected_option,
  selected_options = [],
  selected_conversation,
}: z.infer<typeof element>): string[] {
  const several = selected_options.map((one) => one.value);
  return [value, selected_option?.value, selected_conversation, ...several].filter(
    (one): one is string => typeof one === "string" && one !== "",
  );
}
