import type { Answer } from "../../chat/reply.ts";
import type { Asked } from "../asked.ts";
import { parse } from "../parse.ts";
import { notice } from "../replies.ts";
import type { Room } from "../room.ts";
import { digestForm } from "./digest-form.ts";
import { followForm } from "./follow-form.ts";
import type { Form } from "./form.ts";

const forms: Form[] = [digestForm, followForm];

/** The form that a command text asks for: a command that needs more, said with nothing after it. */
export function formNamed(text: string): Form | undefined {
  const said = text.trim().replace(/\s+/g, " ").replace(/^\//, "").toLowerCase();
  return forms.find(({ commands }) => commands.includes(said));
}

/** A form that was changed or submitted: the form anew, or what the command that it makes answers. */
export async function fillIn(asked: Asked, room: Room): Promise<Answer> {
  const { message, words } = asked;
  const { kind, text, values = {} } = message;
  const form = formNamed(text);
  if (!form) return notice(asked, [words.forms.unknown]);
  if (kind === "change") return form.show(values, asked, room);
  const errors = form.check(values, asked);
  if (Object.keys(errors).length > 0) return { ...(await form.show(values, asked, room)), errors };
  return parse(form.commandOf(values)).run(asked, room);
}
