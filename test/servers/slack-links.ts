import type { EntityMetadata, KnownBlock } from "@slack/types";
import { checkAgainstType } from "./schema.ts";
import type { Ack } from "./slack.ts";
import { type Answer, type Arguments, json, lacking, type Methods, refuse } from "./slack-answers.ts";
import type { createPayloads } from "./slack-payloads.ts";
import { buttonsOf } from "./slack-reading.ts";
import { between, blocksFaults, objectsIn } from "./slack-rules.ts";
import type { Envelope } from "./slack-socket.ts";
import type { Workspace } from "./slack-workspace.ts";

/** A Work Object under a link. */
type Entity = EntityMetadata & { app_unfurl_url: string };
export type Card = { blocks: KnownBlock[]; preview?: { title?: { type: string; text: string } } };
type SharedMessage = {
  channel: string;
  ts: string;
  urls: string[];
  cards: Record<string, Card>;
  entities: Entity[];
};

const entityFaults = checkAgainstType("@slack/types", "EntityMetadata");
/** Above it Slack fails with error_processing_metadata, as other apps have found. */
const maxEntityBytes = 3_400;

/** Links that people write, and the cards under them. https://docs.slack.dev/messaging/unfurling-links-in-messages */
export function createLinks(
  workspace: Workspace,
  payloads: ReturnType<typeof createPayloads>,
  deliver: (envelope: Envelope) => Promise<Ack>,
) {
  const shared = new Map<string, SharedMessage>();
  const domains = (): string[] =>
    "unfurl_domains" in workspace.manifest.features ? (workspace.manifest.features.unfurl_domains ?? []) : [];
  const domainOf = (url: string): string | undefined => {
    const host = URL.parse(url)?.hostname ?? "";
    return domains().find((domain) => host === domain || host.endsWith(`.${domain}`));
  };

  /** https://docs.slack.dev/reference/methods/chat.unfurl#errors */
  function messageOf({ channel, ts, source, unfurl_id }: Arguments): SharedMessage | Answer {
    if (source || unfurl_id) {
      if (!source) return refuse("missing_source");
      return shared.get(unfurl_id ?? "") ?? refuse(unfurl_id ? "invalid_unfurl_id" : "missing_unfurl_id");
    }
    if (!channel) return refuse("missing_channel");
    if (!ts) return refuse("missing_ts");
    // A link that is still being written is found by its id alone.
    if (channel === "COMPOSER") return refuse("cannot_unfurl_message");
    const found = [...shared.values()].find((one) => one.channel === channel && one.ts === ts);
    return found ?? refuse("cannot_find_message");
  }

  /** Under links Slack takes no rich text (github.com/slackapi/java-slack-sdk/issues/948) and no text beside blocks. */
  function faultsOf(card: Card): string[] {
    const rich = [...objectsIn(card.blocks)].filter(({ type }) => String(type).startsWith("rich_text"));
    const unknown = Object.keys(card).filter((field) => !["blocks", "preview"].includes(field));
    return [
      ...blocksFaults(card.blocks),
      ...rich.map(({ type }) => `${type} under a link`),
      ...unknown.map((field) => `${field} in an unfurl`),
    ];
  }

  function unfurl(args: Arguments): Answer {
    const scope = lacking(workspace, "links:write");
    if (scope) return scope;
    const unfurls = json<Record<string, Card>>(args.unfurls);
    const { entities = [] } = json<{ entities: Entity[] }>(args.metadata) ?? {};
    if (!unfurls && entities.length === 0) return refuse("missing_unfurls");
    const message = messageOf(args);
    if ("ok" in message) return message;
    const addressed = [...Object.keys(unfurls ?? {}), ...entities.map((one) => one.app_unfurl_url)];
    const foreign = addressed.some((url) => !message.urls.includes(url) || !domainOf(url));
    if (foreign) return refuse("cannot_unfurl_url");
    const faults = [
      ...Object.values(unfurls ?? {}).flatMap(faultsOf),
      ...entities.flatMap((one) => [...entityFaults(one), ...sizeFaults(one)]),
    ];
    workspace.violations.push(...faults);
    if (faults.length > 0) return refuse("invalid_blocks");
    // Called again, it changes the same cards.
    Object.assign(message.cards, unfurls);
    message.entities = "rich_previews" in workspace.manifest.features ? entities : [];
    return { ok: true };
  }

  const sizeFaults = (entity: object): string[] =>
    between("Work Object", Buffer.byteLength(JSON.stringify(entity)), maxEntityBytes);

  /** https://docs.slack.dev/reference/methods/entity.presentDetails: what is shown to whoever opened it alone. */
  const opened: { metadata?: EntityMetadata; error?: { status: string; custom_message?: string } }[] = [];
  const triggers = new Set<string>();
  function presentDetails({ trigger_id = "", metadata, error }: Arguments): Answer {
    if (!triggers.delete(trigger_id)) return refuse("invalid_trigger_id");
    const entity = json<EntityMetadata>(metadata);
    const faults = entity ? [...entityFaults(entity), ...sizeFaults(entity)] : [];
    workspace.violations.push(...faults);
    if (faults.length > 0) return refuse("invalid_metadata");
    opened.push({ metadata: entity, error: json(error) });
    return { ok: true };
  }

  const methods: Methods = { "chat.unfurl": unfurl, "entity.presentDetails": presentDetails };
  return {
    methods,
    /** Messages with links, by their unfurl ids. */
    shared,
    /** What was shown beside the conversation. */
    opened,
    newest: (): SharedMessage | undefined => [...shared.values()].at(-1),
    /**
     * A person posts links, or writes them where nothing is posted yet ("COMPOSER"); the app is told of those
     * to its domains, wherever that is. https://docs.slack.dev/reference/events/link_shared
     */
    async share(
      urls: string[],
      { user = "U0ANN", channel = "C0GENERAL", thread = undefined as string | undefined } = {},
    ) {
      const links = urls.flatMap((url) => ({ url, domain: domainOf(url) })).filter(({ domain }) => domain);
      if (!workspace.events.has("link_shared") || !workspace.scopes.has("links:read") || links.length === 0)
        return undefined;
      const isComposed = channel === "COMPOSER";
      const unfurl_id = workspace.id("Unfurl");
      const ts = isComposed ? unfurl_id : workspace.timestamp();
      shared.set(unfurl_id, { channel, ts, urls, cards: {}, entities: [] });
      const fields = {
        ...{ type: "link_shared", channel, user, message_ts: ts, thread_ts: thread, unfurl_id, links },
        is_bot_user_member: workspace.channels.get(channel)?.member ?? false,
        source: isComposed ? "composer" : "conversations_history",
      };
      return deliver(payloads.event(fields));
    },
    /** A person opens a Work Object. https://docs.slack.dev/reference/events/entity_details_requested */
    async open({ url, external_ref, app_unfurl_url }: Entity, user = "U0ANN"): Promise<Ack> {
      const trigger_id = workspace.id("Trigger");
      triggers.add(trigger_id);
      const message = [...shared.values()].at(-1);
      const fields = {
        ...{
          type: "entity_details_requested",
          user,
          trigger_id,
          entity_url: url,
          external_ref,
          app_unfurl_url,
        },
        ...{ link: { url, domain: domainOf(url) }, user_locale: "en-US", event_ts: workspace.timestamp() },
        ...{ channel: message?.channel, message_ts: message?.ts },
      };
      return deliver(payloads.event(fields));
    },
    /** A person presses a button of the newest card. */
    press(label: string, user = "U0ANN"): Promise<Ack> {
      const message = [...shared.values()].findLast(({ cards }) => Object.keys(cards).length > 0);
      const [url, card] = Object.entries(message?.cards ?? {})[0] ?? [];
      const button = buttonsOf(card?.blocks ?? []).find((one) => one.label === label);
      if (!message || !button) throw new Error(`there is no button ${label} under a link`);
      const pressed = { channel: message.channel, ts: message.ts, text: url ?? "" };
      const { payload, ...envelope } = payloads.press(button, pressed, user);
      const container = {
        ...{ type: "message_attachment", message_ts: message.ts, attachment_id: 1, is_ephemeral: false },
        ...{ channel_id: message.channel, is_app_unfurl: true, app_unfurl_url: url },
      };
      return deliver({
        ...envelope,
        payload: { ...payload, container, app_unfurl: { id: 1, blocks: card?.blocks } },
      });
    },
  };
}
