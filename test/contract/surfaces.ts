import fc from "fast-check";
import type { Choice, Field, FormReply } from "../../src/chat/form.ts";
import type { HomeReply, HomeSection } from "../../src/chat/reply.ts";
import { action, notice, story, text } from "./replies.ts";

const choice: fc.Arbitrary<Choice> = fc.record({ label: text(100), value: text(75) });

const choices = fc.uniqueArray(choice, { minLength: 1, maxLength: 10, selector: ({ value }) => value });

const common = { label: text(60), hint: fc.option(text(200), { nil: undefined }), optional: fc.boolean() };

const channel = { platform: "x", tenant: "T1", channel: "C1" };

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    ...{ ...common, kind: fc.constant("text" as const), name: fc.constant("about") },
    ...{ value: fc.option(text(500), { nil: undefined }), longest: fc.integer({ min: 1, max: 400 }) },
    live: fc.boolean(),
  }),
  fc.record({
    ...{ ...common, kind: fc.constant("many" as const), name: fc.constant("days"), choices },
    values: fc.array(text(75), { maxLength: 5 }),
  }),
  fc.record({ ...common, kind: fc.constant("one" as const), name: fc.constant("one"), choices }),
  fc.record({
    ...{ ...common, kind: fc.constant("lookup" as const), name: fc.constant("zone") },
    ...{ completes: fc.constant("zone" as const), value: fc.option(choice, { nil: undefined }) },
  }),
  fc.record({
    ...{ ...common, kind: fc.constant("channel" as const), name: fc.constant("channel") },
    value: fc.constant(channel),
  }),
);

/** Any form, each field at most once. */
export const anyForm: fc.Arbitrary<FormReply> = fc.record({
  kind: fc.constant("form" as const),
  title: text(100),
  command: fc.constantFrom("digest on", "follow"),
  fields: fc.uniqueArray(field, { minLength: 1, maxLength: 5, selector: ({ name }) => name }),
  notes: fc.array(text(400), { maxLength: 3 }),
  errors: fc.constant({}),
  submit: text(60),
  cancel: text(60),
  otherwise: fc.constant(notice("Say it in words.")),
});

const section: fc.Arbitrary<HomeSection> = fc.record({
  title: text(200),
  lines: fc.array(text(400), { maxLength: 3 }),
  items: fc.array(
    fc.record({
      name: text(400),
      detail: text(500),
      channel: fc.option(fc.constantFrom(channel, { ...channel, channel: "D1" }), { nil: undefined }),
      actions: fc.array(action, { maxLength: 3 }),
    }),
    { maxLength: 30 },
  ),
  entries: fc.array(story, { maxLength: 12 }),
  actions: fc.array(action, { maxLength: 10 }),
});

/** Any home page. */
export const anyHome: fc.Arbitrary<HomeReply> = fc.record({
  kind: fc.constant("home" as const),
  locale: fc.constantFrom("en", "zh-TW"),
  zone: fc.constantFrom("UTC", "Asia/Taipei"),
  search: fc.record({ label: text(100), hint: text(300) }),
  sections: fc.array(section, { maxLength: 5 }),
});
