import { parseQuietHours } from "../../digest/follows/quiet.ts";
import { follow } from "../commands/follow.ts";
import { notice } from "../replies.ts";
import { type Form, only } from "./form.ts";
import { matchedLately } from "./matched-lately.ts";

/** Follows something: what, and when to keep quiet. */
export const followForm: Form = {
  commands: ["follow", ...follow.aliases],
  async show(values, asked, room) {
    const { words } = asked;
    const { forms } = words;
    const query = only(values, "query");
    return {
      kind: "form",
      title: forms.follow,
      command: "follow",
      fields: [
        {
          ...{ kind: "channel", name: "channel", label: forms.channel, optional: false },
          value: asked.message.channel,
        },
        {
          ...{ kind: "text", name: "query", label: forms.query, hint: forms.queryHint, optional: false },
          ...{ longest: 300, live: true, value: query },
        },
        {
          ...{ kind: "text", name: "quiet", label: forms.quiet, hint: forms.quietHint, optional: true },
          ...{ longest: 30, value: only(values, "quiet") },
        },
      ],
      notes: await matchedLately(query, asked, room),
      errors: {},
      submit: forms.save,
      cancel: forms.cancel,
      otherwise: notice(asked, [words.followNothing("")]),
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
  commandOf(values) {
    const quiet = only(values, "quiet");
    return `follow ${only(values, "query")}${quiet ? ` quiet ${quiet}` : ""}`;
  },
};
