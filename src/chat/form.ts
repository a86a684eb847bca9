import { canonicalCommand } from "../locales/understood.ts";
import type { ChannelRef, Completable } from "./message.ts";
import type { NoticeReply } from "./reply.ts";

/** One of several things: what people read, and what it stands for. */
export type Choice = { label: string; value: string };

/**
 * One thing to fill in. text: `live` where the bot wants to know of changes; `liveHint` is added
 * to the hint where the platform reports them. lookup: one of what the
 * bot completes. channel: where it is to happen; the submitted message's channel is then the chosen one.
 */
export type Field = { name: string; label: string; hint?: string; optional: boolean } & (
  | { kind: "text"; value?: string; longest: number; live?: boolean; liveHint?: string }
  | { kind: "one"; choices: Choice[]; value?: string }
  | { kind: "many"; choices: Choice[]; values: string[] }
  | { kind: "lookup"; completes: Completable; value?: Choice }
  | { kind: "channel"; value?: ChannelRef }
);

/** Something to fill in. Submitting it sends `command` with what stands in the fields. */
export type FormReply = {
  kind: "form";
  title: string;
  command: string;
  /** Where submitting it is heard; where it was opened, if it does not say. */
  channel?: ChannelRef;
  fields: Field[];
  /** What is known of what stands in it so far. */
  notes: string[];
  /** What is wrong with what was submitted, by field. */
  errors: Record<string, string>;
  submit: string;
  cancel: string;
  /** What to say where the platform cannot open a form. */
  otherwise: NoticeReply;
};

/** A form that a command text opens; `which` is the number or the id of what it changes. */
export type FormRequest = { form: "digest" | "follow" | "settings me" | "settings channel"; which?: string };

const which = /(?<which>\d{1,4}|[0-9a-f-]{36})/.source;

const openedBy: [FormRequest["form"], RegExp][] = [
  ["digest", new RegExp(`^digest (?:on|edit ${which})$`, "i")],
  ["follow", new RegExp(`^follow(?: edit ${which})?$`, "i")],
  ["settings me", /^settings me$/i],
  ["settings channel", /^settings channel$/i],
];

/** The form that a command text opens: a command that needs more, said with nothing after it. */
export function formOpenedBy(command: string): FormRequest | undefined {
  for (const [form, pattern] of openedBy) {
    const match = pattern.exec(canonicalCommand(command));
    if (match) return { form, which: match.groups?.which };
  }
  return undefined;
}

/** How what somebody is typing may go on, best first; at most 25. */
export type ChoicesReply = { kind: "choices"; choices: Choice[] };
