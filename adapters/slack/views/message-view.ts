import type { ModalView } from "@slack/types";
import type { Reply } from "../../../src/chat/reply.ts";
import { limits } from "../limits.ts";
import { context, remark } from "./blocks.ts";
import { plain } from "./form-view.ts";
import { render } from "./render.ts";
import { type ViewState, writeState } from "./view-state.ts";

/** A reply as a modal. */
export function messageView(reply: Reply, { channel, thread }: ViewState): ModalView {
  const { blocks } = render(reply);
  return {
    type: "modal",
    title: plain("Newsdesk", limits.viewTitle),
    private_metadata: writeState({ channel, thread }),
    blocks: blocks.length ? blocks : context(remark("…")),
  };
}
