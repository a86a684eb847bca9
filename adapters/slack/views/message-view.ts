import type { ModalView } from "@slack/types";
import type { Reply } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { withChannelNames } from "../../../src/chat/wording/channel-names.ts";
import { limits } from "../limits.ts";
import { context, remark } from "./blocks.ts";
import { plain } from "./form-view.ts";
import { render, textAlone } from "./render.ts";
import { type ViewState, writeState } from "./view-state.ts";

const window = ({ channel, thread }: ViewState, blocks: ModalView["blocks"]): ModalView => ({
  type: "modal",
  title: plain("Newsdesk", limits.viewTitle),
  private_metadata: writeState({ channel, thread }),
  blocks: blocks.length ? blocks : context(remark("…")),
});

/** A reply as a modal. */
export const messageView = (reply: Reply, state: ViewState): ModalView => window(state, render(reply).blocks);

/** The text of a reply alone as a modal. */
export function plainView(reply: Reply, state: ViewState): ModalView {
  const text = shorten(withChannelNames(textAlone(reply)), limits.textObject) || "…";
  return window(state, [{ type: "section", text: { type: "plain_text", text, emoji: false } }]);
}
