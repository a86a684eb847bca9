import { z } from "zod";
import type { FormValues } from "../../../src/chat/message.ts";

/** What a view is about; Slack returns it with every action in the view. `command` where it is a form. */
export type ViewState = { channel: string; thread?: string; command?: string };

const viewState = z.object({
  channel: z.string(),
  thread: z.string().optional(),
  command: z.string().optional(),
});

export const writeState = (state: ViewState): string => JSON.stringify(state);

/** Throws where the view is not ours. */
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

/** The values of a form by field; an empty field has none. */
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
