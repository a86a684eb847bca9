import type { Choice, Field } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import { parseSchedule } from "../../digest/schedule/parse-schedule.ts";
import { closestZone, zoneNamed } from "../../digest/schedule/time-zones.ts";
import { dayNames } from "../../digest/schedule/weekdays.ts";
import type { DigestSubscription, Weekday } from "../../digest/subscription.ts";
import type { BotDeps } from "../bot-deps.ts";
import { recentMatchesNote } from "../commands/follow/recent-matches.ts";
import { offerForMe } from "../personal/invitation.ts";
import { notice, privateNotice } from "../replies/build-reply.ts";
import { weekdayName } from "../replies/format-time.ts";
import type { RequestContext } from "../request-context.ts";
import { subscriptionNamed } from "../subscriptions.ts";
import { channelField, type FormDefinition, formReply, only } from "./form.ts";

/** Sets or changes a digest: when, on which days, about what. */
export const digestForm: FormDefinition = {
  async show(values, context, deps, which) {
    const { sentences } = context;
    const set = which ? await subscriptionNamed(which, context.message, deps.subscriptions) : undefined;
    if (which && !set) return notice(context, [sentences.digestUnknown(Number(which) || 0)]);
    const shown = values ?? (set ? valuesOf(set) : undefined);
    const how = set ? sentences.editing.digestHow(set.number) : sentences.digestOnHow;
    const mayHere = set !== undefined || (await context.message.canManage());
    return formReply(context, {
      title: set ? sentences.editing.digestTitle(set.number) : sentences.forms.digest,
      command: set ? `digest edit ${set.number}` : "digest on",
      ...(set && { channel: set.channel }),
      fields: [...(set ? [] : [await channelField(context)]), ...fieldsOf(shown, context)],
      notes: [
        ...(mayHere ? [] : [sentences.forms.orDirectly]),
        ...(await recentMatchesNote(only(shown, "about"), context, deps)),
      ],
      otherwise: mayHere ? notice(context, [how]) : whereElse(context, deps),
    });
  },
  check(values, context) {
    const { forms, zoneUnknown } = context.sentences;
    const times = parseSchedule(only(values, "times"), "UTC");
    const zone = only(values, "zone");
    const errors = {
      ...("problem" in times && { times: forms.problem.time }),
      ...(!zoneNamed(zone) && { zone: zone ? zoneUnknown(zone, closestZone(zone)) : forms.problem.zone }),
      ...(!values.days?.length && { days: forms.problem.days }),
    };
    if (Object.keys(errors).length > 0) return errors;
    // Each is right by itself, but the times may name days or a zone as well.
    const whole = parseSchedule(scheduleOf(values), context.zone);
    return "problem" in whole ? { times: forms.problem.time } : {};
  },
  async commandOf(values, context, deps, which) {
    const about = only(values, "about");
    const set = which ? await subscriptionNamed(which, context.message, deps.subscriptions) : undefined;
    return [
      which ? `digest edit ${which}` : "digest on",
      scheduleOf(values),
      // The form has no field for these, so they stay as they are.
      ...(set?.most ? [`top ${set.most}`] : []),
      ...(set?.silent ? ["silent"] : []),
      ...(set?.place === "thread" ? ["thread"] : []),
      ...(about ? [`about ${about}`] : []),
    ].join(" ");
  },
};

/** In place of the form, for a person who may not set a digest here; the form itself is offered beside it. */
function whereElse(context: RequestContext, deps: BotDeps): NoticeReply {
  const direct = offerForMe("digest", "", context, deps);
  const lines = [context.sentences.notAllowed, ...(direct?.lines ?? [])];
  return privateNotice(context, lines, { actions: direct?.actions ?? [] });
}

const scheduleOf = (values: FormValues): string =>
  [only(values, "times"), only(values, "zone"), values.days?.join(",")].filter(Boolean).join(" ");

const valuesOf = ({ schedule, about }: DigestSubscription): FormValues => ({
  times: [schedule.times.join(" ")],
  zone: [schedule.zone],
  days: schedule.weekdays.flatMap((day) => dayNames[day - 1] ?? []),
  about: about ? [about] : [],
});

function fieldsOf(values: FormValues | undefined, context: RequestContext): Field[] {
  const { forms } = context.sentences;
  const zone = only(values, "zone") || context.here.zone;
  return [
    {
      ...{ kind: "text", name: "times", label: forms.times, hint: forms.timesHint, optional: false },
      ...{ longest: 60, value: only(values, "times") || "08:30" },
    },
    {
      ...{ kind: "lookup", name: "zone", label: forms.zone, optional: false, completes: "zone" },
      value: { label: zone, value: zone },
    },
    {
      ...{ kind: "many", name: "days", label: forms.days, optional: false, choices: dayChoices(context) },
      values: values?.days ?? [...dayNames],
    },
    {
      ...{ kind: "text", name: "about", label: forms.about, hint: forms.aboutHint, optional: true },
      ...{ longest: 300, live: true, liveHint: forms.enterCounts, value: only(values, "about") },
    },
  ];
}

const dayChoices = ({ locale }: RequestContext): Choice[] =>
  dayNames.map((value, index) => ({
    value,
    label: weekdayName((index + 1) as Weekday, locale),
  }));
