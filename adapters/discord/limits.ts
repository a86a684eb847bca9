/** What Discord accepts in a message; lengths in UTF-16 units, which never undercount. */
export const limits = {
  /** Of a message without components: https://docs.discord.com/developers/resources/message#create-message */
  content: 2_000,
  /** https://docs.discord.com/developers/components/reference: "up to 40 total components" */
  components: 40,
  /** All text displays together: https://github.com/discord/discord-api-docs/pull/8562 */
  text: 4_000,
  /**
   * Bytes of UTF-8 in all components together, with some overhead for each. Beyond about 10,000
   * Discord answers 500, which Chinese text reaches long before 4,000 characters:
   * https://github.com/discord/discord-api-docs/issues/8554
   */
  bytes: 9_000,
  /** https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
  customId: 100,
  /** https://docs.discord.com/developers/components/reference#button */
  buttonLabel: 80,
  /** https://docs.discord.com/developers/components/reference#action-row */
  buttonsInRow: 5,
  /** https://docs.discord.com/developers/components/reference#string-select, and application-commands#autocomplete */
  choices: 25,
  /** The label and the value of a choice, the same in both. */
  choice: 100,
  /** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
  modalTitle: 45,
  modalFields: 5,
  /** https://docs.discord.com/developers/components/reference#label */
  fieldLabel: 45,
  fieldHint: 100,
  /** https://docs.discord.com/developers/components/reference#text-input */
  textInput: 4_000,
  /** Not documented for a thumbnail; the limit of an embed's image, and no known image needs more. */
  imageUrl: 2_048,
  /**
   * https://docs.discord.com/developers/components/reference#thumbnail and #media-gallery allow 1,024; libraries
   * that test it say 256 of a gallery: https://docs.discordnet.dev/api/Discord.MediaGalleryItemProperties.html
   */
  altText: 256,
  /** https://docs.discord.com/developers/components/reference#button */
  buttonUrl: 512,
  /** https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel */
  threadName: 100,
  tagsOfPost: 5,
  /** https://docs.discord.com/developers/resources/webhook#execute-webhook */
  senderName: 80,
  /** https://docs.discord.com/developers/resources/message#get-channel-messages, and #list-public-archived-threads */
  messagesInPage: 100,
} as const;
