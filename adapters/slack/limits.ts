/** What Slack accepts, in characters unless noted; limits without a source are ours. */
export const limits = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionElements: 25,
  /** https://docs.slack.dev/reference/block-kit/blocks/card-block: title and subtitle; body */
  cardTitle: 150,
  cardBody: 200,
  /** "max 3 buttons": github.com/slackapi/java-slack-sdk/pull/1608 */
  cardActions: 3,
  /** https://docs.slack.dev/reference/block-kit/blocks/carousel-block */
  carousel: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block: a publicly hosted image, and its summary */
  imageUrl: 3_000,
  altText: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks (block_id) and block-elements (action_id) */
  id: 255,
  /** https://docs.slack.dev/reference/methods/chat.postMessage: longer texts are truncated */
  text: 40_000,
  /**
   * All texts of a message together. Slack enforces about 12,000 without documenting it or how it
   * counts: github.com/slackapi/bolt-js/issues/2509 and 2867. So every string counts here.
   */
  message: 11_000,
  /** https://docs.slack.dev/reference/views: title, submit and close; private_metadata */
  viewTitle: 24,
  viewMetadata: 3_000,
  /** https://docs.slack.dev/surfaces/app-home and /surfaces/modals */
  viewBlocks: 100,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block: label and hint */
  inputLabel: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  placeholder: 150,
  inputLength: 3_000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object and select menus */
  options: 100,
  optionText: 75,
  optionValue: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
  checkboxes: 10,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts; the length is ours. */
  prompts: 4,
  promptTitle: 100,
  /** https://docs.slack.dev/reference/methods/agents.sessions.setStatus: title */
  sessionTitle: 200,
  /** https://docs.slack.dev/messaging/message-metadata: JSON, in bytes */
  metadata: 8_192,
  /**
   * https://docs.slack.dev/reference/methods/conversations.history: at most 999. Of apps that are distributed
   * outside the Marketplace Slack takes it as 15, and one request a minute.
   */
  messagesInPage: 200,
} as const;
