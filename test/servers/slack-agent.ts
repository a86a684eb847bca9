import type { Ack } from "./slack.ts";
import { type Answer, type Arguments, json, lacking, type Methods, refuse } from "./slack-answers.ts";
import type { createPayloads } from "./slack-payloads.ts";
import type { Envelope } from "./slack-socket.ts";
import type { Workspace } from "./slack-workspace.ts";

type Prompt = { title: string; message: string };
type Suggested = { title?: string; prompts: Prompt[] };
/** `statuses`: all that it had, the newest last. */
type AgentSession = { title?: string; initiator?: string; statuses: string[] };

/** https://docs.slack.dev/reference/methods/agents.sessions.setStatus */
const statuses = ["active", "processing", "suspended", "closed"];
const maxTitle = 200;
/** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
const maxPrompts = 4;

/** People with the agent before them, and what the app shows them there. */
export function createAgent(
  workspace: Workspace,
  payloads: ReturnType<typeof createPayloads>,
  deliver: (envelope: Envelope) => Promise<Ack>,
) {
  const suggested = new Map<string, Suggested>();
  const sessions = new Map<string, AgentSession>();
  /** Why agents are refused here, such as on a plan without them; by default they are not. */
  const state = { refusal: undefined as string | undefined };

  const fault = (scope: string, channel = ""): Answer | undefined =>
    lacking(workspace, scope) ??
    (state.refusal ? refuse(state.refusal) : undefined) ??
    (workspace.channels.has(channel) ? undefined : refuse("channel_not_found"));

  function setPrompts({ channel_id = "", thread_ts, prompts, title }: Arguments): Answer {
    const given = json<Prompt[]>(prompts) ?? [];
    const wrong =
      given.length === 0 || given.length > maxPrompts || given.some((one) => !one.title || !one.message);
    const refused = fault("assistant:write", channel_id) ?? (wrong ? refuse("invalid_arguments") : undefined);
    if (refused) return refused;
    // "Including it in a call for an agent app will cause the call to silently fail."
    if (thread_ts) workspace.violations.push("suggested prompts of an agent with a thread_ts");
    else suggested.set(channel_id, { title, prompts: given });
    return { ok: true };
  }

  /** Only of a new session the title counts. */
  function setStatus({
    channel_id = "",
    thread_ts,
    status = "",
    title,
    initiator_user_id,
  }: Arguments): Answer {
    const refused = fault("chat:write", channel_id);
    if (refused) return refused;
    // Only apps that are declared as agents create sessions: https://docs.slack.dev/ai/agent-sessions
    if (!("agent_view" in workspace.manifest.features)) return refuse("not_authorized");
    if (!statuses.includes(status) || (title?.length ?? 0) > maxTitle) return refuse("invalid_arguments");
    if (!thread_ts) return refuse("invalid_thread_ts");
    const known = sessions.get(thread_ts) ?? { title, initiator: initiator_user_id, statuses: [] };
    sessions.set(thread_ts, { ...known, statuses: [...known.statuses, status] });
    return { ok: true, status, title: known.title };
  }

  const viewing = (from?: string) => ({
    entities: from ? [{ type: "slack#/types/channel_id", value: from, team_id: workspace.team }] : [],
  });
  const send = (fields: { type: string; user: string; [field: string]: unknown }): Promise<Ack> => {
    if (!workspace.events.has(fields.type))
      throw new Error(`the manifest does not subscribe to ${fields.type}`);
    const channel = workspace.conversations.get(fields.user) ?? "D0ANN";
    return deliver(payloads.event({ ...fields, channel, ts: workspace.timestamp() }));
  };

  const methods: Methods = {
    "assistant.threads.setSuggestedPrompts": setPrompts,
    "agents.sessions.setStatus": setStatus,
  };
  return Object.assign(state, {
    methods,
    /** What is suggested, by the conversation with the person. */
    suggested,
    /** By the timestamp of the thread. */
    sessions,
    /** A person opens the agent beside a channel. https://docs.slack.dev/reference/events/app_home_opened */
    open: (from?: string, user = "U0ANN") =>
      send({ type: "app_home_opened", user, tab: "messages", context: viewing(from) }),
    /** They go to another channel beside it. https://docs.slack.dev/reference/events/app_context_changed */
    goTo: (from?: string, user = "U0ANN") =>
      send({ type: "app_context_changed", user, context: from ? viewing(from) : {} }),
  });
}
