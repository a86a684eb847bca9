import { privateNotice } from "../replies/build-reply.ts";
import { type FormDefinition, formReply } from "./form.ts";

/** Posts a story to a channel that is chosen, where nobody else reads what is shared here. */
export const shareForm: FormDefinition = {
  async show(_, context, { articles }, which = "") {
    const { sentences } = context;
    const [article] = await articles.get([which]);
    if (!article) return privateNotice(context, [sentences.noSuchStory(which)]);
    return formReply(context, {
      title: sentences.buttons.share,
      submit: sentences.buttons.share,
      command: `share elsewhere:${which}`,
      fields: [{ kind: "channel", name: "channel", label: sentences.forms.channel, optional: false }],
      notes: [article.title],
      otherwise: privateNotice(context, [sentences.posting.shareThere(`share ${which}`)]),
    });
  },
  check: () => ({}),
  commandOf: (_values, _context, _deps, which = "") => `share ${which}`,
};
