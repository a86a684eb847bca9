/**
 * What Slack accepts in a message and in a view, in characters unless noted. Independent of the
 * adapter's own numbers, which are tested against these.
 */
export const slackLimits = {
  /** https://docs.slack.dev/reference/block-kit/blocks: "50 blocks in each message, and 100 blocks in modals or home tabs" */
  messageBlocks: 50,
  viewBlocks: 100,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionElements: 25,
  /** https://docs.slack.dev/reference/block-kit/blocks/card-block: title and subtitle 150, body 200 */
  cardTitle: 150,
  cardBody: 200,
  /** github.com/slackapi/java-slack-sdk/pull/1608: "max 3 buttons" */
  cardActions: 3,
  /** https://docs.slack.dev/reference/block-kit/blocks/carousel-block */
  carouselCards: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  imageUrl: 3_000,
  altText: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements: action_id */
  actionId: 255,
  /** https://docs.slack.dev/reference/methods/chat.postMessage: "more than 40,000 characters" are truncated */
  text: 40_000,
  /** All texts together, undocumented: msg_blocks_too_long in github.com/slackapi/bolt-js/issues/2509 and 2867. */
  texts: 12_000,
  /** https://docs.slack.dev/messaging/message-metadata: JSON, in bytes */
  metadataBytes: 8_192,
  /** https://docs.slack.dev/reference/views/modal-views: title, submit and close; private_metadata */
  viewTitle: 24,
  viewMetadata: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block: label and hint */
  inputLabel: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  placeholder: 150,
  inputLength: 3_000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element and checkboxes-element */
  options: 100,
  checkboxes: 10,
} as const;
