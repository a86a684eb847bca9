import type { HomeView, InputBlock, RichTextElement } from "@slack/types";
import type { Action, HomeReply, HomeSection } from "../../src/chat/reply.ts";
import { header } from "./blocks.ts";
import { buttonRow } from "./buttons.ts";
import { fitting, type Part } from "./fit.ts";
import { plain } from "./form-view.ts";
import { limits } from "./limits.ts";
import { bullets, story } from "./render.ts";
import { literal, richText } from "./rich-text.ts";
import { oneLine, shorten } from "./text.ts";
import { type ViewState, writeState } from "./view-state.ts";

/** The action id of the search box: its value is a command text. */
export const searchId = "search";

const longest = { name: 150, detail: 200 };
const itemsTogether = 5;
const buttons = 5;

/** A person's page in the app. What does not fit is left out from the end, with an ellipsis. */
export function homeView(home: HomeReply, state: ViewState): HomeView {
  const box = searchBox(home);
  const parts = home.sections.flatMap((section) => partsOf(section, home));
  return { type: "home", private_metadata: writeState(state), blocks: [box, ...fitting(parts, [box])] };
}

/** Every button of a page. */
export const homeActions = ({ sections }: HomeReply): Action[] =>
  sections.flatMap(({ entries, actions }) => [...entries.flatMap((entry) => entry.actions), ...actions]);

const searchBox = ({ search }: HomeReply): InputBlock => ({
  type: "input",
  block_id: searchId,
  dispatch_action: true,
  label: plain(search.label, limits.inputLabel),
  element: {
    type: "plain_text_input",
    action_id: searchId,
    placeholder: plain(search.hint, limits.placeholder),
    dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
  },
});

function partsOf({ title, lines, items, entries, actions }: HomeSection, home: HomeReply): Part[] {
  const groups = Array.from({ length: Math.ceil(items.length / itemsTogether) }, (_, group) =>
    items.slice(group * itemsTogether, (group + 1) * itemsTogether),
  );
  const said = lines
    .map((line) => literal(shorten(oneLine(line), longest.detail)))
    .filter((line) => line.length);
  return [
    [...header(title), ...said.map(richText)],
    ...groups.map((group): Part => [bullets(group.map(itemLine))]),
    ...entries.map((entry) => story(entry, home, { passage: 0 })),
    buttonRow(actions, buttons),
  ].filter((part) => part.length > 0);
}

function itemLine({ name, detail, channel }: HomeSection["items"][number]): RichTextElement[] {
  const shown = shorten(oneLine(name), longest.name);
  return [
    ...(channel && isChannel(channel.channel)
      ? [{ type: "channel" as const, channel_id: channel.channel }, ...literal(" ")]
      : []),
    ...literal(shown.trim() ? shown : "…", { bold: true }),
    ...literal(detail && ` ${shorten(oneLine(detail), longest.detail)}`),
  ];
}

/** Slack refuses a mention of what is no channel, and a direct message has no name. */
const isChannel = (id: string): boolean => /^[CG][A-Z0-9]+$/.test(id);
