import { html, raw } from "hono/html";
import { avatar, type RenderedPane } from "./rendered-pane.ts";

/** One field of a form, as a platform's payload describes it. */
export type Input = {
  name: string;
  label: string;
  hint?: string;
  optional: boolean;
  /** What is wrong with the submitted value. */
  error?: string;
  control: Control;
  /** Whether Enter in it shows the form again, updated for what was typed. */
  isLive?: boolean;
};

type Option = { label: string; value: string };

type Control =
  | { kind: "text"; value?: string; longest?: number; completes?: string }
  | { kind: "one"; options: Option[]; chosen?: string }
  | { kind: "many"; options: Option[]; chosen: string[] };

/** The only channel that can be chosen. */
export const here: Control = { kind: "one", options: [{ label: "#playground", value: "playground" }] };

type FormHtml = {
  title: string;
  command: string;
  submit: string;
  cancel: string;
  inputs: Input[];
  notes?: string;
};

/** A form that can be filled in and submitted, in a window; `pane` keeps its ids apart from those of the other pane. */
export function formHtml(pane: string, form: FormHtml): RenderedPane {
  const { title, command, submit, cancel, inputs, notes = "" } = form;
  const drawn = html`<form class="dialog" aria-label="${title}" data-command="${command}">
    <div class="bar"><img class="avatar" src="${avatar}" alt=""><h3>${title}</h3></div>
    ${inputs.map((input) => field(`${pane}-field-${input.name}`, input))}
    ${raw(notes)}
    <div class="ends"><button type="button" class="cancel">${cancel}</button>
    <button type="submit" class="submit">${submit}</button></div>
  </form>`;
  return { html: String(drawn) };
}

function field(id: string, input: Input) {
  const { label, hint, error, control } = input;
  const notes = html`${hint ? html`<p class="small" id="${id}-hint">${hint}</p>` : ""}${
    error ? html`<p class="wrong" id="${id}-wrong">${error}</p>` : ""
  }`;
  if (control.kind === "many")
    return html`<fieldset aria-describedby="${described(id, input)}">
      <legend>${label}</legend>${checkboxes(input.name, control)}${notes}
    </fieldset>`;
  return html`<div><label for="${id}">${label}</label>${single(id, input, control)}${notes}</div>`;
}

const described = (id: string, { hint, error }: Input): string =>
  [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-wrong`] : [])].join(" ");

const checkboxes = (name: string, { options, chosen }: Extract<Control, { kind: "many" }>) =>
  options.map(
    ({ label, value }) => html`<label class="check">
      <input type="checkbox" name="${name}" value="${value}" ${chosen.includes(value) ? "checked" : ""}> ${label}
    </label>`,
  );

function single(id: string, input: Input, control: Exclude<Control, { kind: "many" }>) {
  const { name, optional, error, isLive } = input;
  const describedBy = described(id, input);
  if (control.kind === "one")
    return html`<select id="${id}" name="${name}" aria-describedby="${describedBy}">${control.options.map(
      ({ label, value }) =>
        html`<option value="${value}" ${value === control.chosen ? "selected" : ""}>${label}</option>`,
    )}</select>`;
  const { value = "", longest = 2_000, completes } = control;
  return html`<input id="${id}" name="${name}" value="${value}" maxlength="${longest}" ${optional ? "" : "required"}
    autocomplete="off" ${isLive ? "data-live" : ""} aria-invalid="${String(error !== undefined)}" aria-describedby="${describedBy}"
    ${completes ? html`list="${id}-list" data-completes="${completes}"` : ""}>
    ${completes ? html`<datalist id="${id}-list"></datalist>` : ""}`;
}
