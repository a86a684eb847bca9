import usual from "./manifest.json" with { type: "json" };

/** What is switched on beyond the usual installation; each needs the manifest that is made for it. */
export type SlackFeatures = {
  /** Newsdesk as an agent: suggested prompts, a status while it works, answers in threads that have a title. */
  agent: boolean;
  /** The domains whose links become cards, if their articles are held; none by default. */
  unfurl: string[];
  /** Steps for Workflow Builder. */
  steps: boolean;
};

export const noFeatures: SlackFeatures = { agent: false, unfurl: [], steps: false };

/** The names of the steps in the manifest. */
export const stepIds = { search: "search_news", digest: "post_digest" } as const;

/** https://docs.slack.dev/reference/app-manifest: at most 300 characters, and four prompts */
const agentView = {
  agent_description: "Finds news by words, companies and dates, sets digests, and follows subjects for you.",
  suggested_prompts: [
    { title: "Newest stories", message: "latest" },
    { title: "What is in the news?", message: "trending" },
    { title: "Set a digest", message: "digest on" },
    { title: "What can I ask?", message: "help" },
  ],
};

const parameter = (name: string, type: string, title: string, description: string, is_required = true) => ({
  [name]: { name, type, title, description, is_required },
});

/** https://docs.slack.dev/tools/bolt-js/concepts/custom-steps and https://docs.slack.dev/reference/types */
const functions = {
  [stepIds.search]: {
    title: "Search the news",
    description: "Finds stories that match a query",
    input_parameters: parameter("query", "string", "Query", "As in a search: words, source:, since:, -not"),
    output_parameters: {
      ...parameter("list", "string", "List", "Headlines with their sources and links, a line each"),
      ...parameter("link", "string", "First link", "The address of the first story", false),
    },
  },
  [stepIds.digest]: {
    title: "Post a digest",
    description: "Posts the news of the last day in a channel",
    input_parameters: {
      ...parameter("channel", "slack#/types/channel_id", "Channel", "Newsdesk has to be in it"),
      ...parameter("query", "string", "Query", "Only stories that match; all if it is left empty", false),
      // Nobody can set it: it is who started the workflow, or pressed its button.
      ...parameter("person", "slack#/types/user_context", "Person", "Whose right to post is checked"),
    },
    output_parameters: {
      ...parameter("stories", "number", "Stories", "How many were posted; without any, nothing is"),
      ...parameter("message", "slack#/types/message_context", "Message", "What was posted", false),
    },
  },
};

/** https://docs.slack.dev/messaging/work-objects-implementation: Slack's own cards */
const workObjects = { is_active: true, entity_types: ["slack#/entities/content_item"] };

/** The permissions that a feature needs beyond the usual ones. */
const scopesOf = ({ agent, unfurl }: SlackFeatures): string[] => [
  ...(agent ? ["assistant:write"] : []),
  ...(unfurl.length > 0 ? ["links:read", "links:write"] : []),
];

const eventsOf = ({ agent, unfurl, steps }: SlackFeatures): string[] => [
  ...(agent ? ["app_context_changed"] : []),
  ...(unfurl.length > 0 ? ["entity_details_requested", "link_shared"] : []),
  ...(steps ? ["function_executed"] : []),
];

/** The manifest of an app with these features: without any, adapters/slack/manifest.json as it is. */
export function manifestFor(features: SlackFeatures) {
  const { agent, unfurl, steps } = features;
  const { oauth_config, settings } = usual;
  const scopes = [...oauth_config.scopes.bot, ...scopesOf(features)].toSorted();
  const events = [...settings.event_subscriptions.bot_events, ...eventsOf(features)].toSorted();
  return {
    ...usual,
    features: {
      ...usual.features,
      ...(agent && { agent_view: agentView }),
      ...(unfurl.length > 0 && { unfurl_domains: unfurl, rich_previews: workObjects }),
    },
    oauth_config: { scopes: { bot: scopes } },
    ...(steps && { functions }),
    settings: {
      ...settings,
      event_subscriptions: { bot_events: events },
      // Custom steps are only for apps that organisations could install, and for those that run elsewhere.
      ...(steps && { org_deploy_enabled: true, function_runtime: "remote" }),
    },
  };
}
