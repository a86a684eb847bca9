import type { Choice, Field } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import { parseSchedule } from "../../digest/parse-schedule.ts";
import type { Asked } from "../asked.ts";
import { notice } from "../replies.ts";
import { weekdayName } from "../when.ts";
import { type Form, only } from "./form.ts";
import { matchedLately } from "./matched-lately.ts";

const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Sets a digest: when, on which days, about what. */
export const digestForm: Form = {
  commands: ["digest on", "摘要 開啟"],
  async show(values, asked, room) {
    const { words } = asked;
    return {
      kind: "form",
      title: words.forms.digest,
      command: "digest on",
      fields: fieldsOf(values, asked),
      notes: await matchedLately(only(values, "about"), asked, room),
      errors: {},
      submit: words.forms.save,
      cancel: words.forms.cancel,
      otherwise: notice(asked, [words.digestOnHow]),
    };
  },
  check(values, asked) {
    const read = parseSchedule(scheduleOf(values), asked.zone);
    if (!("problem" in read)) return {};
    return { [fieldOf[read.problem]]: asked.words.forms.problem[read.problem] };
  },
  commandOf(values) {
    const about = only(values, "about");
    return `digest on ${scheduleOf(values)}${about ? ` about ${about}` : ""}`;
  },
};

const fieldOf = { time: "times", zone: "zone", days: "days" } as const;

const scheduleOf = (values: FormValues): string =>
  [only(values, "times"), only(values, "zone"), values.days?.join(",")].filter(Boolean).join(" ");

function fieldsOf(values: FormValues | undefined, asked: Asked): Field[] {
  const { forms } = asked.words;
  const zone = only(values, "zone") || asked.zone;
  return [
    { kind: "channel", name: "channel", label: forms.channel, optional: false, value: asked.message.channel },
    {
      ...{
        kind: "text",
        name: "times",
        label: forms.times,
        hint: forms.timesHint,
        optional: false,
        longest: 60,
      },
      value: only(values, "times") || "08:30",
    },
    {
      ...{ kind: "lookup", name: "zone", label: forms.zone, optional: false, completes: "zone" },
      value: { label: zone, value: zone },
    },
    {
      ...{ kind: "many", name: "days", label: forms.days, optional: false, choices: dayChoices(asked) },
      values: values?.days ?? [...everyDay],
    },
    {
      ...{ kind: "text", name: "about", label: forms.about, hint: forms.aboutHint, optional: true },
      ...{ longest: 300, live: true, value: only(values, "about") },
    },
  ];
}

const dayChoices = ({ locale }: Asked): Choice[] =>
  everyDay.map((value, index) => ({
    value,
    label: weekdayName((index + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7, locale),
  }));
