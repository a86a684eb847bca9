import type { HomeView, ModalView } from "@slack/types";
import { deadlineMs } from "./deadline.ts";
import { type Refused, refusalOfBlocks } from "./slack-pictures.ts";
import { viewFaults } from "./slack-view-rules.ts";
import type { Workspace } from "./slack-workspace.ts";

export type View = (HomeView | ModalView) & { blocks: HomeView["blocks"] };

/** A view as a user sees it. */
export type Shown = { id: string; hash: string; user: string; view: View };

/** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses: a trigger works for 3 s, once. */
const triggerMs = 3_000;

type Refusal = Refused;

/** The home pages and modals that the app shows. */
export function createViews(workspace: Workspace) {
  const triggers = new Map<string, { user: string; at: number; used: boolean }>();
  const homes = new Map<string, Shown>();
  /** Each user's modals, the topmost last. */
  const modals = new Map<string, Shown[]>();

  const accept = (view: View): Refusal | undefined => {
    const faults = viewFaults(view);
    workspace.violations.push(...faults);
    return faults.length ? { error: "invalid_arguments" } : refusalOfBlocks(view.blocks, workspace);
  };

  const shown = (user: string, view: View): Shown => ({
    id: workspace.id("V"),
    hash: workspace.id("h"),
    user,
    view,
  });

  /** https://docs.slack.dev/reference/methods/views.open#errors */
  const exchange = (trigger: string): { user: string } | Refusal => {
    const known = triggers.get(trigger);
    if (!known) return { error: "invalid_trigger_id" };
    if (known.used) return { error: "exchanged_trigger_id" };
    if (workspace.now() - known.at > deadlineMs(triggerMs, workspace.now))
      return { error: "expired_trigger_id" };
    known.used = true;
    return known;
  };

  const update = (found: Shown, view: View): { view: Shown } | Refusal => {
    const fault = accept(view);
    if (fault) return fault;
    Object.assign(found, { view, hash: workspace.id("h") });
    return { view: found };
  };

  return {
    homes,
    modals,
    /** The topmost modal of a user. */
    top: (user: string): Shown | undefined => modals.get(user)?.at(-1),
    trigger(user: string): string {
      const id = `${workspace.id("")}.1.abc`;
      triggers.set(id, { user, at: workspace.now(), used: false });
      return id;
    },
    close: (user: string) => void modals.delete(user),
    open(trigger: string, view: View, onTop: boolean): { view: Shown } | Refusal {
      const by = exchange(trigger);
      if ("error" in by) return by;
      const there = modals.get(by.user) ?? [];
      if (onTop && there.length >= 3) return { error: "push_limit_reached" };
      const fault = accept(view);
      if (fault) return fault;
      const opened = shown(by.user, view);
      modals.set(by.user, onTop ? [...there, opened] : [opened]);
      return { view: opened };
    },
    update(id: string, hash: string | undefined, view: View): { view: Shown } | Refusal {
      const found = [...modals.values()].flat().find((one) => one.id === id);
      if (!found) return { error: "not_found" };
      if (hash && hash !== found.hash) return { error: "hash_conflict" };
      return update(found, view);
    },
    publish(user: string, view: View): { view: Shown } | Refusal {
      const fault = accept(view);
      if (fault) return fault;
      const home = shown(user, view);
      homes.set(user, home);
      return { view: home };
    },
  };
}

export type Views = ReturnType<typeof createViews>;
