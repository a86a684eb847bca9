import { z } from "zod";
import type { FormReply } from "../../../src/chat/form.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { NoticeReply } from "../../../src/chat/reply.ts";

const filledIn = z.object({
  command: z.string(),
  values: z.record(z.string(), z.array(z.string())),
  channel: z.string().optional(),
});

export type FormSubmission = z.infer<typeof filledIn>;

/** The button that shows a form again carries its values, stored as a long text. */
const again = "form ";

export const isReopenedForm = (command: string): boolean => command.startsWith(`${again}{`);

export const submissionOf = (command: string): FormSubmission =>
  filledIn.parse(JSON.parse(command.slice(again.length)));

/** What is wrong with a submitted form, and a button to correct it: Discord opens no form in answer to a form. */
export function mistakesOf(form: FormReply, { channel, values = {} }: Message): NoticeReply {
  const labels = new Map(form.fields.map(({ name, label }) => [name, label]));
  const filled: FormSubmission = { command: form.command, values, channel: channel.channel };
  return {
    ...form.otherwise,
    title: form.title,
    lines: [],
    items: Object.entries(form.errors).map(([name, detail]) => ({
      name: labels.get(name) ?? name,
      detail,
      code: false,
    })),
    actions: [{ label: form.title, command: `${again}${JSON.stringify(filled)}`, style: "primary" }],
  };
}
