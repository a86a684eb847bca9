import { webApi } from "@slack/bolt";
import { z } from "zod";
import { type Answer, asMessage } from "../../../../src/chat/answer.ts";
import type { AdapterError } from "../../../../src/chat/errors.ts";
import { homeView } from "../../views/home-view.ts";
import { picturesAt } from "../../views/pictures.ts";
import { render } from "../../views/render.ts";

/** "downloading image failed [json-pointer:/blocks/0/image_url]": github.com/slackapi/python-slack-sdk/issues/1782 */
const named = z.object({ response_metadata: z.object({ messages: z.array(z.string()) }) });
const pointer = /\[json-pointer:([\w/]+)\]/;

/** The places in a payload that a refusal names; that of a response_url names none. */
function placesIn({ cause }: AdapterError): string[] {
  const data = cause instanceof webApi.WebAPIPlatformError ? cause.data : undefined;
  const messages = named.safeParse(data).data?.response_metadata.messages ?? [];
  return messages.flatMap((message) => pointer.exec(message)?.[1] ?? []);
}

/** The addresses of the pictures that a refusal is about, or all that were shown if it names none of them. */
export const blamed = (answer: Answer, refusal: AdapterError): string[] =>
  picturesAt(blocksOf(answer), placesIn(refusal));

/**
 * Whether a refusal is about cards: it names something else of one than its picture, such as "unsupported type:
 * card [json-pointer:/blocks/1/type]", or nothing at all.
 */
export function isAboutCards(answer: Answer, refusal: AdapterError): boolean {
  const blocks = blocksOf(answer);
  const isCard = (at: number) => ["card", "carousel"].includes(blocks[at]?.type ?? "");
  const places = placesIn(refusal);
  if (places.length === 0) return blocks.some((_, at) => isCard(at));
  return places.some(
    (place) => !place.endsWith("/image_url") && isCard(Number(/\/blocks\/(\d+)/.exec(place)?.[1])),
  );
}

function blocksOf(answer: Answer) {
  if (answer.kind === "home") return homeView(answer, { channel: "" }).blocks;
  const reply = asMessage(answer);
  return reply ? render(reply).blocks : [];
}
