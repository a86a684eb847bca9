import type { InputBlock, KnownBlock } from "@slack/types";
import type { Ack } from "./slack.ts";
import { buttonsOf } from "./slack-reading.ts";
import type { Envelope } from "./slack-socket.ts";
import type { Shown, Views } from "./slack-views.ts";
import type { Workspace } from "./slack-workspace.ts";

/** The values of a form's fields, by their names; several for checkboxes. */
export type Filled = Record<string, string | string[]>;

/** People on the app's home page and in its modals. */
export function createUser(
  workspace: Workspace,
  views: Views,
  deliver: (envelope: Envelope) => Promise<Ack>,
) {
  const common = (user: string) => ({
    user: { id: user, username: "ann", name: "ann", team_id: workspace.team },
    team: { id: workspace.team, domain: "newsroom" },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: workspace.app,
    token: "verification",
    trigger_id: views.trigger(user),
  });

  const viewOf = ({ id, hash, view }: Shown, filled: Filled = {}) => ({
    id,
    hash,
    type: view.type,
    callback_id: view.callback_id ?? "",
    private_metadata: view.private_metadata ?? "",
    blocks: view.blocks,
    state: { values: stateOf(view.blocks as KnownBlock[], filled) },
    app_installed_team_id: workspace.team,
  });

  const act = (user: string, shown: Shown, action: object, filled: Filled = {}): Promise<Ack> => {
    const container = { type: "view", view_id: shown.id };
    const payload = {
      type: "block_actions",
      ...common(user),
      container,
      view: viewOf(shown, filled),
      actions: [action],
    };
    return deliver({ type: "interactive", payload });
  };

  const front = (user: string): Shown => {
    const shown = views.top(user) ?? views.homes.get(user);
    if (!shown) throw new Error(`${user} has no view in front of them`);
    return shown;
  };

  const inputOf = (shown: Shown, name: string): InputBlock => {
    const found = (shown.view.blocks as KnownBlock[]).find((block) => block.block_id === name);
    if (found?.type !== "input") throw new Error(`there is no field ${name}`);
    return found;
  };

  return {
    /** Presses the button with this label in the topmost modal, or else on the home page. */
    press(label: string, user = "U0ANN"): Promise<Ack> {
      const shown = front(user);
      const button = buttonsOf(shown.view.blocks as KnownBlock[]).find((one) => one.label === label);
      if (!button) throw new Error(`there is no button ${label}`);
      const { action_id, block_id, value } = button;
      return act(user, shown, { type: "button", action_id, block_id, value });
    },
    /** Types into a field with dispatch_action, and presses Enter. */
    enter(name: string, value: string, filled: Filled = {}, user = "U0ANN"): Promise<Ack> {
      const shown = front(user);
      const input = inputOf(shown, name);
      const { action_id } = input.element as { action_id?: string };
      if (!input.dispatch_action) throw new Error(`${name} does not tell what is typed into it`);
      const action = { type: "plain_text_input", block_id: name, action_id, value };
      return act(user, shown, action, { ...filled, [name]: value });
    },
    /** Types into a menu; returns its options. */
    async lookUp(name: string, typed: string, user = "U0ANN"): Promise<string[]> {
      const shown = front(user);
      const { action_id } = inputOf(shown, name).element as { action_id?: string };
      const container = { type: "view", view_id: shown.id };
      const about = { type: "block_suggestion", action_id, block_id: name, value: typed };
      const payload = { ...common(user), ...about, container, view: viewOf(shown) };
      const ack = await deliver({ type: "interactive", payload });
      if (ack === "late") return [];
      const { options = [] } = ack.payload as { options?: { text: { text: string } }[] };
      return options.map(({ text }) => text.text);
    },
    /**
     * Submits the topmost form with these values, the others unchanged; returns its errors, by field.
     * https://docs.slack.dev/surfaces/modals#displaying_errors
     */
    async submit(filled: Filled, user = "U0ANN"): Promise<Record<string, string>> {
      const shown = front(user);
      const ack = await deliver({
        type: "interactive",
        payload: { type: "view_submission", ...common(user), view: viewOf(shown, filled) },
      });
      const said = (ack === "late" ? undefined : ack.payload) as
        | { response_action: string; errors?: Record<string, string>; view?: Shown["view"] }
        | undefined;
      if (said?.response_action === "errors") return said.errors ?? {};
      if (said?.response_action !== "update" || !said.view) {
        views.close(user);
        return {};
      }
      const result = views.update(shown.id, undefined, said.view);
      if ("error" in result) throw new Error(result.error);
      return {};
    },
  };
}

/** https://docs.slack.dev/reference/views/view-submission: each input's block, its element, its value. */
function stateOf(blocks: KnownBlock[], filled: Filled) {
  const inputs = blocks.filter((block): block is InputBlock => block.type === "input");
  return Object.fromEntries(
    inputs.map(({ block_id = "", element }) => {
      const { action_id = "" } = element as { action_id?: string };
      return [block_id, { [action_id]: { type: element.type, ...standing(element, filled[block_id]) } }];
    }),
  );
}

function standing(element: InputBlock["element"], filled: string | string[] | undefined): object {
  const option = (value: string) => ({ value, text: { type: "plain_text", text: value } });
  switch (element.type) {
    case "plain_text_input":
      return { value: filled ?? element.initial_value ?? null };
    case "checkboxes":
      return { selected_options: filled ? [filled].flat().map(option) : (element.initial_options ?? []) };
    case "conversations_select":
      return { selected_conversation: filled ?? element.initial_conversation ?? null };
    case "external_select":
    case "static_select":
      return { selected_option: filled ? option(String(filled)) : (element.initial_option ?? null) };
    default:
      throw new Error(`nothing is known of ${element.type}`);
  }
}
