import type { HomeView, KnownBlock, ModalView } from "@slack/types";
import { checkAgainstType } from "./schema.ts";
import { slackLimits } from "./slack-block-limits.ts";
import { between, blocksFaults, lengthOf, surrogateFaults } from "./slack-rules.ts";

const homeFaults = checkAgainstType("@slack/types", "HomeView");
const modalFaults = checkAgainstType("@slack/types", "ModalView");

/** What is wrong with a view, by the official types and the documented limits; empty if Slack would accept it. */
export function viewFaults(view: HomeView | ModalView): string[] {
  const blocks = (view.blocks ?? []) as KnownBlock[];
  return [
    ...(view.type === "home" ? homeFaults(view) : modalFaults(view)),
    ...between("view blocks", blocks.length, slackLimits.viewBlocks),
    ...between("private_metadata", lengthOf(view, "private_metadata"), slackLimits.viewMetadata, 0),
    ...(view.type === "home" && blocks.some(({ type }) => type === "alert")
      ? ["an alert on a home page"]
      : []),
    ...(view.type === "modal" ? [...modalWords(view, blocks), ...modalBlocks(blocks)] : []),
    ...blocksFaults(blocks),
    ...surrogateFaults(view),
  ];
}

/** https://docs.slack.dev/blocks.json: the surfaces of each block. */
const modalBlocks = (blocks: KnownBlock[]): string[] =>
  blocks.some(({ type }) => type === "carousel" || type === "container") ? ["a carousel in a modal"] : [];

/** https://docs.slack.dev/reference/views/modal-views: a modal with an input has a submit button. */
const modalWords = ({ title, submit, close }: ModalView, blocks: KnownBlock[]): string[] => [
  ...[title, submit, close].flatMap((text) =>
    text ? between("view title", text.text.length, slackLimits.viewTitle) : [],
  ),
  ...(blocks.some(({ type }) => type === "input") && !submit ? ["a form without a submit button"] : []),
];
