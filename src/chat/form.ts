import { canonicalCommand } from "../locales/understood.ts";
import type { ChannelRef, Completable } from "./message.ts";
import type { NoticeReply } from "./reply.ts";

/** One of several options: its text and its value. */
export type Choice = { label: string; value: string };

/**
 * A field to fill in. text: `live` if changes are sent to the bot; `liveHint` is added to the hint if the
 * platform reports them. lookup: a value that the bot completes. channel: where the command is to run,
 * the channel of the submitted message. role: one of the place, by its id; only for platforms that have roles.
 */
export type Field = { name: string; label: string; hint?: string; optional: boolean } & (
  | { kind: "text"; value?: string; longest: number; live?: boolean; liveHint?: string }
  | { kind: "one"; choices: Choice[]; value?: string }
  | { kind: "many"; choices: Choice[]; values: string[] }
  | { kind: "lookup"; completes: Completable; value?: Choice }
  | { kind: "channel"; value?: ChannelRef }
  | { kind: "role"; value?: string }
);

/** A form to fill in. Submitting it sends `command` with the values of the fields. */
export type FormReply = {
  kind: "form";
  title: string;
  command: string;
  /** Where the command runs; by default where the form was opened. */
  channel?: ChannelRef;
  fields: Field[];
  /** Remarks on the values so far. */
  notes: string[];
  /** What is wrong with the submitted values, by field. */
  errors: Record<string, string>;
  submit: string;
  cancel: string;
  /** Shown if the platform cannot open a form. */
  otherwise: NoticeReply;
};

/**
 * A form that a command text opens; `which` is the number or the id of what it is about, `draft` what it is filled in
 * with, as text.
 */
export type FormRequest = {
  form:
    | "digest"
    | "digest style"
    | "follow"
    | "follow style"
    | "share"
    | "settings me"
    | "settings channel"
    | "feeds add"
    | "feeds sign-in"
    | "feeds add-rule";
  which?: string;
  draft?: string;
};

const which = /(?<which>\d{1,4}|[0-9a-f-]{36})/.source;

const openedBy: [FormRequest["form"], RegExp][] = [
  ["digest", new RegExp(`^digest (?:on|edit ${which})$`, "i")],
  ["digest style", new RegExp(`^digest style ${which}(?: (?<draft>.+))?$`, "i")],
  ["follow style", new RegExp(`^follow style ${which}(?: (?<draft>.+))?$`, "i")],
  ["follow", new RegExp(`^follow(?: edit ${which})?$`, "i")],
  // A typed "share to china" is a search.
  ["share", /^share elsewhere:(?<which>[0-9a-z]{1,10})$/],
  ["settings me", /^settings me$/i],
  ["settings channel", /^settings channel$/i],
  ["feeds add", /^feeds add$/i],
  ["feeds sign-in", /^feeds sign-in(?: (?<which>\d{1,4}))?$/i],
  ["feeds add-rule", /^feeds add-rule(?: (?<which>\d{1,4}))?$/i],
];

/** The form of a command that needs arguments and was typed without them. */
export function formOpenedBy(command: string): FormRequest | undefined {
  const text = canonicalCommand(command);
  for (const [form, pattern] of openedBy) {
    const match = pattern.exec(text);
    if (match) return { form, which: match.groups?.which, draft: match.groups?.draft };
  }
  return undefined;
}

/** Completions of what somebody is typing, best first; at most 25. */
export type ChoicesReply = { kind: "choices"; choices: Choice[] };
