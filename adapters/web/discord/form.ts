import { z } from "zod";
import type { FormReply } from "../../../src/chat/form.ts";
import { renderForm } from "../../discord/views/modal.ts";
import { formHtml, here, type Input } from "../form-html.ts";
import type { RenderedPane } from "../rendered-pane.ts";

const option = z.object({ label: z.string(), value: z.string(), default: z.boolean().default(false) });

const common = { custom_id: z.string(), required: z.boolean() };

/** The components of our modals, by number. https://docs.discord.com/developers/components/reference */
const component = z.discriminatedUnion("type", [
  z.object({ ...common, type: z.literal(4), value: z.string().optional(), max_length: z.number() }),
  z.object({
    ...common,
    type: z.literal(3),
    options: z.array(option),
    max_values: z.number().default(1),
  }),
  z.object({ ...common, type: z.literal(8) }),
]);

const labelled = z.object({ label: z.string(), description: z.string().optional(), component });

/** A form as Discord opens it: the modal of adapters/discord. */
export function discordForm(form: FormReply): RenderedPane {
  const { title, custom_id, components } = renderForm(form);
  const command = custom_id.replace(/^@\S+ /, "");
  const inputs = z.array(labelled).parse(components).map(inputOf);
  // Discord labels the buttons of every modal itself.
  return formHtml("discord", { title, command, submit: "Submit", cancel: "Cancel", inputs });
}

const inputOf = ({ label, description, component }: z.infer<typeof labelled>): Input => ({
  name: component.custom_id,
  label,
  hint: description,
  optional: !component.required,
  control: controlOf(component),
});

function controlOf(component: z.infer<typeof labelled>["component"]): Input["control"] {
  switch (component.type) {
    case 4:
      return { kind: "text", value: component.value, longest: component.max_length };
    case 8:
      return here;
    case 3: {
      const { options } = component;
      const chosen = options.filter((one) => one.default).map(({ value }) => value);
      return component.max_values > 1
        ? { kind: "many", options, chosen }
        : { kind: "one", options, chosen: chosen[0] };
    }
  }
}
