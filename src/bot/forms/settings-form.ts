import type { Field } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import { closestZone, zoneNamed } from "../../digest/schedule/time-zones.ts";
import { locales, sentencesFor } from "../../locales/locale.ts";
import type { BotDeps } from "../bot-deps.ts";
import { isAutomatic } from "../commands/settings.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { channelField, type FormDefinition, formReply, only } from "./form.ts";

/** The value that leaves the choice to the bot. */
const automatic = "auto";

/** The reader's own language and time zone. */
export const mySettingsForm = settingsForm("me");

/** Those of a channel. */
export const channelSettingsForm = settingsForm("channel");

function settingsForm(whose: "me" | "channel"): FormDefinition {
  return {
    async show(values, context, deps) {
      const { settings } = context.sentences;
      return formReply(context, {
        title: whose === "me" ? settings.formMine : settings.formChannel,
        command: `settings ${whose}`,
        fields: [
          ...(whose === "me" ? [] : [await channelField(context, settings.channelHint)]),
          ...fieldsOf(values ?? (await chosenBefore(whose, context, deps)), context),
        ],
        otherwise: notice(context, [settings.how]),
      });
    },
    check(values, { sentences }): Record<string, string> {
      const zone = only(values, "zone") || automatic;
      return isAutomatic(zone) || zoneNamed(zone)
        ? {}
        : { zone: sentences.zoneUnknown(zone, closestZone(zone)) };
    },
    commandOf: (values) =>
      `settings ${whose} language ${only(values, "language") || automatic} zone ${only(values, "zone") || automatic}`,
  };
}

async function chosenBefore(
  whose: "me" | "channel",
  context: RequestContext,
  deps: BotDeps,
): Promise<FormValues> {
  const { user, channel: here } = context.message;
  const { reader, channel } = await deps.preferences.of(user, here);
  const { locale, zone } = whose === "me" ? reader : channel;
  return { ...(locale && { language: [locale] }), ...(zone && { zone: [zone] }) };
}

function fieldsOf(values: FormValues, { sentences: { forms, settings } }: RequestContext): Field[] {
  const zone = only(values, "zone");
  return [
    {
      ...{ kind: "one", name: "language", label: settings.language, optional: false },
      choices: [
        { label: settings.automatic, value: automatic },
        ...locales.map((value) => ({ label: sentencesFor(value).language.name, value })),
      ],
      value: only(values, "language") || automatic,
    },
    {
      ...{ kind: "lookup", name: "zone", label: forms.zone, hint: settings.zoneHint, optional: true },
      ...{ completes: "zone", value: zone ? { label: zone, value: zone } : undefined },
    },
  ];
}
