import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { choicesOf } from "../../../../adapters/discord/inbound/autocomplete.ts";
import { renderForm } from "../../../../adapters/discord/views/modal.ts";
import type { FormReply } from "../../../../src/chat/form.ts";
import { text } from "../../../contract/replies.ts";
import { anyForm } from "../../../contract/surfaces.ts";
import { faultsOfChoices, faultsOfModal, prepareModalRules } from "../../../servers/discord-form-rules.ts";

beforeAll(() => void prepareModalRules());

const snowflake = fc.bigInt({ min: 1n << 40n, max: (1n << 63n) - 1n }).map(String);
const elsewhere = fc.option(
  snowflake.map((channel) => ({ platform: "discord", tenant: "1", channel })),
  { nil: undefined },
);

/** The value of a choice is the bot's own name for it, such as mon: never a stranger's text. */
const withOwnValues = (form: FormReply): FormReply => ({
  ...form,
  fields: form.fields.map((field) =>
    "choices" in field
      ? { ...field, choices: field.choices.map((choice, at) => ({ ...choice, value: `v${at}` })) }
      : field,
  ),
});

test("any form, also one for another channel, is a modal that Discord accepts", () => {
  fc.assert(
    fc.property(anyForm, elsewhere, (form, channel) => {
      const modal = renderForm({ ...withOwnValues(form), channel });
      expect(faultsOfModal(modal as unknown as Record<string, unknown>)).toEqual([]);
    }),
  );
});

test("any completions are accepted by Discord, and no value is cut short", () => {
  const choice = fc.record({ label: text(300), value: text(200) });
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 60 }), (choices) => {
      const offered = choicesOf({ kind: "choices", choices });
      expect(faultsOfChoices(offered)).toEqual([]);
      const values = new Set(choices.map(({ value }) => value));
      expect(offered.every(({ value }) => values.has(value))).toBe(true);
    }),
  );
});
