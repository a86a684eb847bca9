/** The data of an error; `detail` is a platform's own line. */
export type ErrorDetails = Record<string, string | number>;

type ErrorSentence = (details: ErrorDetails) => string;

const frontMatter = (problem: string) => `has broken front matter: ${problem}`;

/** A sentence for each error code; those about a feed, a file or a page follow its name. */
const errors = {
  // A platform's refusal to post; its own line says more, and what to do.
  auth: ({ detail }) => `${detail ?? "The platform refuses Newsdesk's token."}`,
  gone: ({ detail }) => `${detail ?? "The channel is gone, or Newsdesk cannot see it."}`,
  forbidden: ({ detail }) => `${detail ?? "Newsdesk is not allowed to post there."}`,
  rate_limited: ({ detail }) => `${detail ?? "The platform asks to slow down."}`,
  rejected: ({ detail }) => `${detail ?? "The platform does not accept this message."}`,
  unavailable: ({ detail }) => `${detail ?? "The platform did not answer."}`,
  // Why nothing can be posted in a channel, with the cure.
  bot_removed: () => "Newsdesk was removed from the server or workspace.",
  channel_archived: () => "The channel is archived. Unarchive it, or set this up again in another channel.",
  channel_deleted: () => "The channel was deleted. Set this up again in another channel.",
  channel_unseen: () =>
    "Newsdesk cannot see the channel: it was deleted, or it is private and Newsdesk is not in it. If it still exists, type /invite @Newsdesk there; otherwise set this up again in another channel.",
  forum_without_post: () =>
    "A forum takes nothing but posts. Set this up for the forum again, so that each story becomes one, or choose a text channel.",
  lacks_permission: ({ permissions, role }) =>
    `Newsdesk lacks the permission ${permissions} there. Grant it${role ? ` to its role ${role}` : ""} in the channel's settings, under Permissions.`,
  lacks_scope: () =>
    "Newsdesk was installed without the permission to post. Ask whoever runs Newsdesk to install the app again from its current manifest.",
  message_blocked: () =>
    "A filter of the server (AutoMod) blocked the message. Ask a moderator to exempt Newsdesk from it.",
  message_refused: ({ platform, name }) =>
    `${platform} does not accept this message (${name}). That is a fault of Newsdesk: tell whoever runs it.`,
  messages_closed: () =>
    "Newsdesk cannot write to you: your direct messages are closed to it. On Discord, allow direct messages in the privacy settings of a server that you share with it, or add it to your account; in Slack, ask whoever runs Newsdesk to switch on its Messages tab.",
  no_text_channel: () => "Nothing can be written in this kind of channel. Set this up in a text channel.",
  not_in_channel: () => "Newsdesk is not in the channel. Type /invite @Newsdesk there.",
  only_in_threads: () =>
    "In this channel new messages may only be written in threads. Set this up in another channel.",
  posting_restricted: () =>
    "Not everybody may post in this channel, and Newsdesk may not. Ask an admin to let it, or set this up in another channel.",
  refused: ({ platform, name }) =>
    `${platform} refused it and gave this reason: ${name}. Ask whoever runs Newsdesk what it means.`,
  tag_required: () =>
    "The forum takes no post without a tag, and none of its tags has the name of the story's section. Add a tag named News to the forum, or turn off that a tag is required.",
  thread_archived: () => "The thread is archived. Write something in it, which opens it again.",
  thread_locked: () => "The thread is locked. Ask a moderator to unlock it, or set this up outside it.",
  timed_out: ({ until }) =>
    `Moderators have put Newsdesk in a time-out there until ${until}. Ask one of them to end it, or wait until then.`,
  thread_not_begun: ({ reason }) => `It was posted, but without its thread. ${reason}`,
  too_many_threads: () =>
    "The server has as many open threads as Discord allows. Close some of them, or set this up without threads.",
  // What became of a delivery.
  clock_ahead: () => "The clock of Newsdesk's machine was wrong: it was not due yet.",
  expired: () => "It could not be posted in time.",
  stopped: () => "It was turned off.",
  covered_by_later: () => "A later digest has its stories.",
  posted_singly: () => "It was posted story by story.",
  nothing_new: () => "There was nothing new.",
  all_muted: () => "What it matched is muted here, or was removed.",
  platform_unknown: () => "The platform cannot say whether it was posted.",
  broken_off: ({ detail = "unknown" }) => `It was interrupted by an error (${detail}).`,
  // The store.
  database_silent: ({ name }) =>
    `The database${name ? ` ${name}` : ""} does not answer: check that it runs and can be reached from here.`,
  // The search cluster.
  search_silent: ({ cluster, detail }) =>
    `The search cluster ${cluster} does not answer${detail ? ` (${detail})` : ""}: check that it runs and can be reached from here.`,
  search_untrusted: ({ cluster, detail }) =>
    `The certificate of the search cluster ${cluster} is not trusted (${detail}): name the file of its certificate authority in SEARCH_CA.`,
  search_refused: ({ cluster, detail }) =>
    `The search cluster ${cluster} refuses Newsdesk (${detail}): check user and password in SEARCH_URL, and the permissions of the user.`,
  search_full: ({ cluster }) =>
    `The disks of the search cluster ${cluster} are too full for new articles: free some space, or add a node.`,
  search_read_only: ({ cluster, detail }) =>
    `The search cluster ${cluster} is set to be read only (${detail}): remove the block.`,
  search_busy: ({ cluster }) => `The search cluster ${cluster} has too much to do at the moment.`,
  search_missing: ({ cluster, detail }) =>
    `An index is missing on the search cluster ${cluster} (${detail}): if Newsdesk does not make it within a minute, run newsdesk index rebuild.`,
  search_foreign: ({ cluster, prefix }) =>
    `The indices ${prefix}-* on the search cluster ${cluster} have the articles of another database: set another SEARCH_PREFIX, or delete them.`,
  search_unsuitable: ({ cluster, detail }) =>
    `What answers at ${cluster} is no OpenSearch that Newsdesk can use (${detail}): check SEARCH_URL; OpenSearch 2.19 or newer is needed.`,
  search_unreadable: ({ cluster, detail }) =>
    `The search cluster ${cluster} did not understand a request (${detail}). That is a fault of Newsdesk: tell its makers.`,
  // Feeds that are named wrongly.
  not_an_address: ({ text }) => `${text} is not the address of a feed. Example: https://example.com/feed`,
  feed_known: ({ feed }) => `${feed} is among the feeds already.`,
  feed_known_with_pages: ({ feed }) =>
    `${feed} is among the feeds already. From now on its articles come whole.`,
  feed_known_without_pages: ({ feed }) =>
    `${feed} is among the feeds already. From now on only its teasers come.`,
  feed_unknown: ({ which }) => `There is no feed ${which}.`,
  feed_unreadable: ({ feed, reason }) => `${feed} ${reason}.`,
  door_line: ({ line }) =>
    `Line ${line} of the sign-in is neither a user, a password, a token nor a header such as Cookie: a=b.`,
  door_locked: () =>
    "cannot be signed in to, since that was sealed with another key: set FEEDS_KEY to that one, or sign in again",
  // Rules of feeds and pages.
  rule_empty: () => "The rule says nothing: a query, a name or a selector is missing.",
  rule_too_long: ({ most }) => `That is too long for a rule: ${most} characters at most.`,
  rule_known: ({ text }) => `There is such a rule already: ${text}`,
  rule_unknown: ({ which }) => `There is no rule ${which}: newsdesk feeds rules lists them.`,
  rule_unread: ({ text }) =>
    `${text} cannot be read as part of a query, so the rule would not do what it says.`,
  rule_says_nothing: ({ text }) =>
    `${text} has nothing to match by: a word, a phrase or a filter is missing.`,
  too_many_rules: ({ most }) => `There are ${most} rules already, which is the most: remove one first.`,
  selector_broken: ({ selector }) => `${selector} is not a CSS selector. Example: .article-body`,
  selector_long: ({ most }) => `The selector has too many parts: ${most} at most.`,
  selector_unsupported: ({ part }) =>
    `${part} is not supported in selectors: use tags, classes, ids, attributes, >, +, ~, :not() and :nth-child(2).`,
  selector_finds_nothing: ({ selector, page }) =>
    `${selector} changes nothing at ${page}: name a page on which it does.`,
  not_a_page: ({ text }) => `${text} is neither a feed of the list nor the address of a page.`,
  no_page_to_try: ({ feed }) => `The entries of ${feed} have no pages to try it on: name the address of one.`,
  page_forbidden: ({ page }) => `The site does not let programs read ${page} (robots.txt).`,
  page_unreadable: ({ page, reason }) => `${page} ${reason}.`,
  sign_in_needed: () => "wants a sign-in (401): newsdesk feeds sign-in takes it",
  bot_check: ({ status }) =>
    `answers ${status} with a check for bots, which no program passes: ask the site to let Newsdesk in, or give it a cookie`,
  // What the web answers.
  http_status: ({ status, phrase }) => `answers ${status} (${phrase})`,
  http_gone: () => "is gone for good (410)",
  not_http: () => "is not an http or https address",
  redirected_astray: ({ address }) => `redirects to ${address}, which is not an http or https address`,
  redirect_loop: ({ times }) => `redirects more than ${times} times`,
  private_network: ({ host }) =>
    `leads to ${host} on a private network; if that is intended, add it to FETCH_ALLOW`,
  host_unknown: () => "names a host that does not exist",
  host_lookup_failed: () => "names a host that cannot be looked up now",
  connection_refused: () => "refuses connections",
  connection_broken: () => "broke the connection off",
  unreachable: ({ cause }) => `cannot be reached${cause ? ` (${cause})` : ""}`,
  connect_timeout: () => "does not accept the connection",
  answer_timeout: () => "does not answer",
  body_timeout: () => "stops in the middle of its answer",
  too_slow: ({ seconds }) => `takes longer than ${seconds} seconds`,
  host_rests: ({ host }) => `waits, since ${host} asked for a pause`,
  headers_too_long: () => "sends headers that are too long",
  compression_unknown: ({ name }) => `is compressed as “${name}”, which is not supported`,
  too_many_encodings: ({ times }) => `is compressed more than ${times} times over`,
  compression_damaged: ({ name }) => `is damaged: it cannot be decompressed as ${name}`,
  expands_too_large: ({ megabytes }) => `decompresses to more than ${megabytes} MB`,
  // What a document is, or is not.
  too_large: ({ megabytes }) => `is larger than ${megabytes} MB`,
  empty: () => "is empty",
  not_text: () => "is not text",
  encoding_unclear: ({ candidates }) =>
    `is in an encoding that cannot be determined${candidates ? ` (perhaps ${candidates})` : ""}: save it as UTF-8`,
  damaged: ({ encoding }) => `is damaged: not all of it is ${encoding}`,
  damaged_after_line: ({ line, encoding }) => `is damaged after line ${line}: not all of it is ${encoding}`,
  line_too_long: ({ megabytes }) => `has a line longer than ${megabytes} MB`,
  kind_unknown: () => "is not one of the supported formats: .md, .txt, .html, .json, .jsonl or a feed (.xml)",
  not_a_file: () => "is neither a file nor a folder",
  folder_gone: () => "is empty or missing: the articles that came from it are kept",
  missing: () => "does not exist",
  permission_denied: () => "may not be read: check its permissions",
  link_outside: () => "is a link that leads out of the folder, and is not followed: copy what it leads to",
  file_changed: () => "was replaced while it was being read: it is read at the next scan",
  link_loop: () => "is a link that leads in a circle",
  file_error: ({ code }) => `cannot be read (${code})`,
  unreadable: () => "cannot be read",
  too_complex: () => "is too large or too deeply nested to be read",
  nested_too_deeply: () => "is nested too deeply to be read",
  too_many_entries: ({ entries }) => `has more than ${entries} entries`,
  page_too_large: () => "is too large a page to read",
  page_broken: () => "cannot be parsed as a web page",
  not_a_feed: () => "is not a feed",
  page_not_feed: () => "is a web page, not a feed",
  other_feed: ({ title }) => `leads to another feed (${title})`,
  sitemap_without_news: () => "is a sitemap without news: only a news sitemap has headlines",
  list_not_feed: () => "is a list of feeds (OPML): newsdesk feeds import takes it",
  not_a_list: () => "is not a list of feeds (OPML)",
  no_article: () => "holds no article",
  cut_off: () => "did not come: the connection was cut",
  entry_empty: () => "has neither a title nor a text nor an address",
  no_content: () => "has neither a title nor a text",
  not_json: () => "is not valid JSON (for one article a line, name it .jsonl)",
  json_too_long_to_repair: ({ characters }) =>
    `is not valid JSON, and with over ${characters} characters too long to be repaired: whoever makes it has to correct it`,
  line_not_json: () => "is not valid JSON",
  not_an_object: () => "is not an object with a title and a body",
  not_an_item: () => "has none of the fields of a JSON Feed item",
  fields_invalid: ({ reason }) => `cannot be imported: ${reason}`,
  front_matter_open: () => frontMatter("the line --- that ends it is missing"),
  front_matter_long: () => frontMatter("it is too long"),
  front_matter_fields: () => frontMatter('it should hold lines such as "title: A headline"'),
  front_matter_broken: ({ problem, line }) => frontMatter(`${problem}${line ? ` (line ${line})` : ""}`),
} satisfies Record<string, ErrorSentence>;

export const errorsEn: Record<keyof typeof errors, ErrorSentence> = errors;
