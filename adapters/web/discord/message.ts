import { html, raw } from "hono/html";
import { slashText } from "../../discord/views/slash-text.ts";
import { avatar, eye, type Html, hourOf, type MessageFrame, type RenderedPane } from "../rendered-pane.ts";

/** A message as it stands in a channel of Discord: the command that it answers, the app with its badge, the time. */
export function discordMessage({ html: components }: RenderedPane, frame: MessageFrame): RenderedPane {
  const isPrivate = frame.visibility === "private";
  const drawn = html`<div class="said ${frame.visibility}">
    ${usedCommand(frame)}
    <img class="avatar" src="${avatar}" alt="">
    <div class="words">
      <p class="by"><b>Newsdesk</b> <span class="badge">APP</span> <time>${hourOf(frame)}</time></p>
      ${raw(components)}
      ${isPrivate ? html`<p class="only">${eye} Only you can see this</p>` : ""}
    </div>
  </div>`;
  return { html: String(drawn) };
}

/** "you used /news search": Discord shows the command without its options. */
function usedCommand({ answers, locale }: MessageFrame): Html | string {
  if (answers?.kind !== "command" || !answers.text) return "";
  const words = slashText(answers.text, locale).split(" ");
  if (!words[0]?.startsWith("/")) return "";
  const options = words.findIndex((word) => word.includes(":"));
  const command = words.slice(0, options === -1 ? undefined : options).join(" ");
  return html`<p class="used"><span class="spine"></span><span class="face"></span> <b>you</b> used <b class="command">${command}</b></p>`;
}
