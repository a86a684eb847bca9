import { webApi } from "@slack/bolt";
import { z } from "zod";
import { type Answer, asMessage } from "../../../src/chat/answer.ts";
import type { AdapterError } from "../../../src/chat/errors.ts";
import { homeView } from "../views/home-view.ts";
import { picturesAt } from "../views/pictures.ts";
import { render } from "../views/render.ts";

/** "downloading image failed [json-pointer:/blocks/0/image_url]": github.com/slackapi/python-slack-sdk/issues/1782 */
const named = z.object({ response_metadata: z.object({ messages: z.array(z.string()) }) });
const pointer = /\[json-pointer:([\w/]+)\]/;

/** The addresses of the pictures that a refusal is about, or all that were shown if it names none of them. */
export function blamed(answer: Answer, { cause }: AdapterError): string[] {
  const data = cause instanceof webApi.WebAPIPlatformError ? cause.data : undefined;
  const messages = named.safeParse(data).data?.response_metadata.messages ?? [];
  const places = messages.flatMap((message) => pointer.exec(message)?.[1] ?? []);
  return picturesAt(blocksOf(answer), places);
}

function blocksOf(answer: Answer) {
  if (answer.kind === "home") return homeView(answer, { channel: "" }).blocks;
  const reply = asMessage(answer);
  return reply ? render(reply).blocks : [];
}
