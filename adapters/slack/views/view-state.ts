import { z } from "zod";
import type { FormValues } from "../../../src/chat/message.ts";

const viewState = z.object({
  channel: z.string(),
  thread: z.string().optional(),
  /** Of a form. */
  command: z.string().optional(),
});

/** What a view is about; Slack returns it with every action in the view. */
export type ViewState = z.infer<typeof viewState>;

export const writeState = (state: ViewState): string => JSON.stringify(state);

/** Throws if the view is not one of ours. */
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

function elementValues(filled: z.infer<typeof element>): string[] {
  const several = filled.selected_options?.map(({ value }) => value) ?? [];
  const single = [filled.value, filled.selected_option?.value, filled.selected_conversation];
  return [...single, ...several].filter((value): value is string => Boolean(value));
}
