import type { HomeView, InputBlock } from "@slack/types";
import { type Action, type HomeReply, type HomeSection, storyButtons } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { spellText } from "../../../src/chat/wording/spell-reply.ts";
import { visibleLine } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { spelling } from "../text.ts";
import { card, header, literal, richText, withoutCard } from "./blocks.ts";
import { buttonRow } from "./buttons.ts";
import { type CardChoice, carouselOf } from "./cards.ts";
import { type BlockGroup, fitting } from "./fit.ts";
import { plain } from "./form-view.ts";
import { storiesOf } from "./stories.ts";
import { type ViewState, writeState } from "./view-state.ts";

/** The action id of the search box: its value is a command text. */
export const searchId = "search";

const maxLineChars = 200;
const maxButtons = { section: 5, item: 3 };

/**
 * A person's page in the app. What does not fit is left out from the end, with an ellipsis.
 * @param isFull whether it has cards and pictures, which Slack takes there since 2026
 */
export function homeView(home: HomeReply & CardChoice, state: ViewState, isFull = true): HomeView {
  const box = searchBox(home);
  const look = { cards: isFull && !home.withoutCards, pictures: isFull };
  const parts = home.sections.flatMap((section) => partsOf(section, home, look));
  return { type: "home", private_metadata: writeState(state), blocks: [box, ...fitting(parts, [box])] };
}

/** A page of one line. */
export const remarkOnHome = (text: string): HomeView => ({
  type: "home",
  blocks: [richText(literal(shorten(visibleLine(text), limits.textObject)))],
});

/** Every button of a page. */
export const homeActions = ({ sections }: HomeReply): Action[] =>
  sections.flatMap(({ items, entries, actions }) => [
    ...[...items, ...entries].flatMap((one) => one.actions),
    ...actions,
  ]);

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

type HomeLook = { cards: boolean; pictures: boolean };

function partsOf(section: HomeSection, home: HomeReply, { cards, pictures }: HomeLook): BlockGroup[] {
  const { title, lines, items, entries, actions } = section;
  const texts = lines.map((line) => literal(shorten(visibleLine(spellText(line, spelling)), maxLineChars)));
  const carousel = cards ? carouselOf(entries, home) : [];
  const isCarousel = carousel.length > 0;
  return [
    [...header(title), ...texts.filter((text) => text.length).map(richText)],
    ...items.map((item) => (cards ? [card(item, maxButtons.item)] : withoutCard(item, maxButtons.item))),
    ...(isCarousel
      ? [carousel]
      : storiesOf(entries, home, { length: 0, pictures: pictures ? "beside" : "none" })),
    // Each card has its own button.
    buttonRow(
      [...(isCarousel ? [] : storyButtons(entries)), ...actions],
      maxButtons.section + entries.length,
    ),
  ].filter((part) => part.length > 0);
}
