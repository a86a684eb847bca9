import { html } from "hono/html";
import { z } from "zod";
import type { HomeReply } from "../../../src/chat/reply.ts";
import { homeView } from "../../slack/views/home-view.ts";
import type { RenderedPane } from "../rendered-pane.ts";
import { drawBlock } from "./pane.ts";

const text = z.object({ text: z.string() });
/** A field whose text is sent with Enter. https://docs.slack.dev/reference/block-kit/blocks/input-block */
const searchBox = z.object({
  type: z.literal("input"),
  block_id: z.string(),
  label: text,
  element: z.object({ type: z.literal("plain_text_input"), placeholder: text }),
});

/** A person's page as Slack shows it: the view of adapters/slack. */
export function slackHome(home: HomeReply): RenderedPane {
  const { blocks } = homeView(home, { channel: "playground" });
  const drawn = blocks.map((block) => {
    const read = searchBox.safeParse(block).data;
    return read ? drawBox(read) : drawBlock(block, home.locale);
  });
  return { html: drawn.join("") };
}

const drawBox = ({ block_id, label, element }: z.infer<typeof searchBox>): string =>
  String(html`<form class="box" data-say="${block_id}"><label for="home-${block_id}">${label.text}</label>
    <input id="home-${block_id}" name="${block_id}" placeholder="${element.placeholder.text}" autocomplete="off"
      maxlength="2000"></form>`);
