import type { Field } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import type { Follow } from "../../digest/follows/follow.ts";
import { parseQuietHours } from "../../digest/follows/quiet-hours.ts";
import { recentMatchesNote } from "../commands/follow/recent-matches.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { subscriptionNamed } from "../subscriptions.ts";
import { channelField, type FormDefinition, formReply, only } from "./form.ts";

/** Follows something, or changes a follow: the query and the quiet hours. */
export const followForm: FormDefinition = {
  async show(values, context, deps, which) {
    const { sentences } = context;
    const set = which && (await subscriptionNamed(which, context.message, deps.follows));
    if (which && !set) return notice(context, [sentences.follows.unknown(which)]);
    const shown = values ?? (set ? valuesOf(set) : undefined);
    return formReply(context, {
      title: set ? sentences.editing.followTitle(set.number) : sentences.forms.follow,
      command: set ? `follow edit ${set.number}` : "follow",
      ...(set && { channel: set.channel }),
      fields: [...(set ? [] : [await channelField(context)]), ...fieldsOf(shown, context)],
      notes: await recentMatchesNote(only(shown, "query"), context, deps),
      otherwise: notice(context, [set ? sentences.editing.followHow(set.number) : sentences.followNothing]),
    });
  },
  check(values, { sentences: { forms } }) {
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

function fieldsOf(values: FormValues | undefined, { sentences: { forms } }: RequestContext): Field[] {
  return [
    {
      ...{ kind: "text", name: "query", label: forms.query, hint: forms.queryHint, optional: false },
      ...{ longest: 300, live: true, liveHint: forms.enterCounts, value: only(values, "query") },
    },
    {
      ...{ kind: "text", name: "quiet", label: forms.quiet, hint: forms.quietHint, optional: true },
      ...{ longest: 30, value: only(values, "quiet") },
    },
  ];
}
