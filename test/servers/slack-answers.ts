import type { Workspace } from "./slack-workspace.ts";

export type Arguments = Record<string, string>;
export type Answer = { ok: boolean; error?: string; [field: string]: unknown };

/** Methods of the Web API by their names. */
export type Methods = Record<string, (args: Arguments, team: string) => Answer>;

export const refuse = (error: string, more: object = {}): Answer => ({ ok: false, error, ...more });

/** Slack sends complex arguments as JSON in form fields. https://docs.slack.dev/apis/web-api#post-bodies */
export const json = <Value>(text: string | undefined): Value | undefined =>
  text ? (JSON.parse(text) as Value) : undefined;

/** The refusal if a scope is not granted. */
export const lacking = (workspace: Workspace, scope: string): Answer | undefined =>
  workspace.grants(scope)
    ? undefined
    : refuse("missing_scope", { needed: scope, provided: [...workspace.scopes].join(",") });
