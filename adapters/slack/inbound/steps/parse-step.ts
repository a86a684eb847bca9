import { z } from "zod";
import type { IncomingEvent } from "../parse-payload.ts";

/** Who started the workflow or pressed its button. https://docs.slack.dev/reference/types/user_context-type */
const person = z.object({ id: z.string() });

/** https://docs.slack.dev/reference/events/function_executed */
const stepBody = <Inputs extends z.ZodType>(inputs: Inputs) =>
  z.object({ event: z.object({ function_execution_id: z.string(), inputs }) });

const searchBody = stepBody(z.object({ query: z.string().default("") }));
const digestBody = stepBody(
  z.object({ channel: z.string(), query: z.string().nullish(), person: person.nullish() }),
);

/** "Search the news": nobody in particular asks. Throws ZodError for what Slack never sends. */
export function fromSearchStep(body: unknown): IncomingEvent {
  const { function_execution_id: id, inputs } = searchBody.parse(body).event;
  return { id, kind: "find", text: inputs.query.trim(), channel: "", user: "" };
}

/** "Post a digest", whose user is empty if it is not known. Throws ZodError for what Slack never sends. */
export function fromDigestStep(body: unknown): IncomingEvent {
  const { function_execution_id: id, inputs } = digestBody.parse(body).event;
  const { channel, query, person: who } = inputs;
  return { id, kind: "digest", text: query?.trim() ?? "", channel, user: who?.id ?? "" };
}
