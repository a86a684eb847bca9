import { z } from "zod";
import type { FormReply } from "../../../src/chat/form.ts";
import { errorsOf, formView } from "../../slack/views/form-view.ts";
import { readState } from "../../slack/views/view-state.ts";
import { formHtml, here, type Input } from "../form-html.ts";
import type { RenderedPane } from "../rendered-pane.ts";
import { drawBlock } from "./pane.ts";

const text = z.object({ text: z.string() });
const option = z.object({ text, value: z.string() });

/** The elements of our modals. https://docs.slack.dev/reference/block-kit/blocks/input-block */
const element = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("plain_text_input"),
    initial_value: z.string().optional(),
    max_length: z.number(),
  }),
  z.object({ type: z.literal("static_select"), options: z.array(option), initial_option: option.optional() }),
  z.object({
    type: z.literal("checkboxes"),
    options: z.array(option),
    initial_options: z.array(option).default([]),
  }),
  z.object({ type: z.literal("external_select"), action_id: z.string(), initial_option: option.optional() }),
  z.object({ type: z.literal("conversations_select") }),
]);

const inputBlock = z.object({
  type: z.literal("input"),
  block_id: z.string(),
  label: text,
  hint: text.optional(),
  optional: z.boolean(),
  dispatch_action: z.boolean().default(false),
  element,
});

/** A form as Slack opens it in a window: the view of adapters/slack. */
export function slackForm(form: FormReply): RenderedPane {
  const view = formView(form, { channel: "playground" });
  const errors = errorsOf(form);
  const inputs = view.blocks.flatMap((block) => {
    const read = inputBlock.safeParse(block).data;
    return read ? [inputOf(read, errors)] : [];
  });
  const notes = view.blocks
    .filter(({ type }) => type !== "input")
    .map((block) => drawBlock(block, form.otherwise.locale));
  const { command = "" } = readState(view.private_metadata ?? "");
  const [submit = "", cancel = ""] = [view.submit?.text, view.close?.text];
  return formHtml("slack", {
    title: view.title.text,
    command,
    submit,
    cancel,
    inputs,
    notes: notes.join(""),
  });
}

const inputOf = (block: z.infer<typeof inputBlock>, errors: Record<string, string>): Input => ({
  name: block.block_id,
  label: block.label.text,
  hint: block.hint?.text,
  optional: block.optional,
  error: errors[block.block_id],
  control: controlOf(block.element),
  isLive: block.dispatch_action,
});

const shown = (options: z.infer<typeof option>[]) =>
  options.map(({ text: { text: label }, value }) => ({ label, value }));

function controlOf(element: z.infer<typeof inputBlock>["element"]): Input["control"] {
  switch (element.type) {
    case "plain_text_input":
      return { kind: "text", value: element.initial_value, longest: element.max_length };
    case "static_select":
      return { kind: "one", options: shown(element.options), chosen: element.initial_option?.value };
    case "checkboxes": {
      const chosen = element.initial_options.map(({ value }) => value);
      return { kind: "many", options: shown(element.options), chosen };
    }
    case "external_select":
      return { kind: "text", value: element.initial_option?.value, completes: element.action_id };
    case "conversations_select":
      return here;
  }
}
