import type { Field } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import type { Follow } from "../../digest/follows/follow.ts";
import { parseQuietHours } from "../../digest/follows/quiet-hours.ts";
import { follow } from "../commands/follow/follow.ts";
import { recentMatchesNote } from "../commands/follow/recent-matches.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { standingOrder } from "../subscriptions.ts";
import { channelField } from "./digest-form.ts";
import { type FormDefinition, only } from "./form.ts";

/** Follows something, or changes a follow: what, and when to keep quiet. */
export const followForm: FormDefinition = {
  commands: ["follow", ...follow.aliases],
  editing: /^(?:follow edit|(?:追蹤|追踪|關注|关注) 編輯) (\d{1,4}|[0-9a-f-]{36})$/,
  async show(values, asked, room, which) {
    const { words } = asked;
    const set = which && (await standingOrder(which, asked.message, room.follows));
    if (which && !set) return notice(asked, [words.followUnknown(which)]);
    const shown = values ?? (set ? valuesOf(set) : undefined);
    const where: Field[] = set ? [] : [channelField(asked.message.channel, asked)];
    return {
      kind: "form",
      title: set ? words.editing.followTitle(set.number) : words.forms.follow,
      command: set ? `follow edit ${set.number}` : "follow",
      ...(set && { channel: set.channel }),
      fields: [...where, ...fieldsOf(shown, asked)],
      notes: await recentMatchesNote(only(shown, "query"), asked, room),
      errors: {},
      submit: words.forms.save,
      cancel: words.forms.cancel,
      otherwise: notice(asked, [set ? words.editing.followHow(set.number) : words.followNothing("")]),
    };
  },
  check(values, { words: { forms } }) {
    const query = only(values, "query");
    const quiet = only(values, "quiet");
    return {
      ...(/[\p{L}\p{N}]/u.test(query) ? {} : { query: forms.problem.query }),
      ...(quiet && !parseQuietHours(quiet) ? { quiet: forms.problem.quiet } : {}),
    };
  },
  commandOf(values, _, __, which) {
    const quiet = only(values, "quiet");
    const command = which ? `follow edit ${which}` : "follow";
    return `${command} ${only(values, "query")}${quiet ? ` quiet ${quiet}` : ""}`;
  },
};

const valuesOf = ({ query, quiet }: Follow): FormValues => ({
  query: [query],
  quiet: quiet ? [`${quiet.from}-${quiet.to}`] : [],
});

function fieldsOf(values: FormValues | undefined, { words: { forms } }: RequestContext): Field[] {
  return [
    {
      ...{ kind: "text", name: "query", label: forms.query, hint: forms.queryHint, optional: false },
      ...{ longest: 300, live: true, value: only(values, "query") },
    },
    {
      ...{ kind: "text", name: "quiet", label: forms.quiet, hint: forms.quietHint, optional: true },
      ...{ longest: 30, value: only(values, "quiet") },
    },
  ];
}
