import type { Field } from "../../chat/form.ts";
import type { BotDeps } from "../bot-deps.ts";
import { isFeedOperator, notForEverybody } from "../commands/feeds/feeds.ts";
import { privateNotice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { type FormDefinition, formReply, only } from "./form.ts";

/** Adds a feed by its address or its page's, or a pack of feeds on a subject. */
export const addFeedsForm: FormDefinition = {
  async show(values, context, { feeding }) {
    const { feeds: words, welcome } = context.sentences;
    if (!isFeedOperator(context, feeding)) return notForEverybody(context);
    const address = only(values, "address");
    return formReply(context, {
      title: welcome.addFeeds,
      command: "feeds add",
      fields: [
        {
          ...{ kind: "text", name: "address", label: words.address, hint: words.addressHint },
          ...{ optional: true, longest: 2_000, value: address },
        },
        ...(await packField(only(values, "pack"), context, feeding)),
      ],
      otherwise: privateNotice(context, [words.addHow]),
    });
  },
  check(values, { sentences: { feeds: words } }): Record<string, string> {
    const [address, pack] = [only(values, "address"), only(values, "pack")];
    const one = Boolean(address) !== Boolean(pack);
    return one ? {} : { address: address ? words.onlyOne : words.nothingChosen };
  },
  commandOf(values) {
    const pack = only(values, "pack");
    return pack ? `feeds pack ${pack}` : `feeds add ${only(values, "address")}`;
  },
};

async function packField(
  value: string,
  { sentences: { feeds: words } }: RequestContext,
  feeding: BotDeps["feeding"],
): Promise<Field[]> {
  const packs = (await feeding?.packs?.()) ?? [];
  const choices = packs.map(({ name, feeds }) => ({
    label: words.pack(words.packNames[name] ?? name, feeds.length),
    value: name,
  }));
  const field = { kind: "one", name: "pack", label: words.packs, optional: true } as const;
  return choices.length > 0 ? [{ ...field, choices, ...(value && { value }) }] : [];
}
