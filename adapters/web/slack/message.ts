import { html, raw } from "hono/html";
import { avatar, eye, hourOf, type MessageFrame, type RenderedPane } from "../rendered-pane.ts";

/** A message as it stands in a channel of Slack: a note of who sees it, the app with its badge, the time. */
export function slackMessage({ html: blocks }: RenderedPane, frame: MessageFrame): RenderedPane {
  const isPrivate = frame.visibility === "private";
  const drawn = html`<div class="said ${frame.visibility}">
    ${isPrivate ? html`<p class="only">${eye} Only visible to you</p>` : ""}
    <img class="avatar" src="${avatar}" alt="">
    <div class="words">
      <p class="by"><b>Newsdesk</b> <span class="badge">APP</span> <time>${hourOf(frame)}</time></p>
      ${raw(blocks)}
    </div>
  </div>`;
  return { html: String(drawn) };
}
