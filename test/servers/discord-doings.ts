import { notOffered } from "./discord-guests.ts";
import { asApiMessage } from "./discord-history.ts";
import { componentsIn } from "./discord-rules.ts";
import type { StoredMessage, World } from "./discord-world.ts";

export type Options = { [name: string]: string | number };
type Definition = {
  name: string;
  type: number;
  required?: boolean;
  autocomplete?: boolean;
  options?: Definition[];
};
type Data = Record<string, unknown>;
/** A button or menu of a message, used. */
type Touch = { message: StoredMessage; data: Data };

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type */
const channelOption = 7;

/** The data of the interaction that Discord sends for an action of a person. */
export class Doings {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /**
   * A slash command that Discord's client would send: registered, with all required options.
   * @param path "search" and "digest on" are subcommands of /news, "newsdesk digest on" of /newsdesk
   * @param channelId where it is used
   * @param focused the option that is being typed, for a completion
   */
  command(path: string, options: Options, channelId: string, focused?: string): Data {
    const words = path.split(" ");
    const names = words[0] === "newsdesk" ? words : ["news", ...words];
    const [command, ...chain] = this.#chain(names);
    const definition = chain.at(-1);
    if (!command || !definition) throw new Error(`/${names.join(" ")} is not registered`);
    this.#mustBeOffered(command.name, 1, channelId);
    const values = this.#values(definition, options, focused);
    const nested = chain.reduceRight<object[]>(
      (inner, { name, type }) => [{ name, type, options: inner }],
      values,
    );
    const chosen = definition.options?.filter(({ type, name }) => type === channelOption && name in options);
    const channels = chosen?.map(({ name }) => this.#world.channelOf(String(options[name])));
    return {
      ...{ id: this.#idOf(command.name), name: command.name, type: 1, options: nested },
      ...(channels?.length && {
        resolved: { channels: Object.fromEntries(channels.map((one) => [one.id, one])) },
      }),
    };
  }

  #chain([first, ...rest]: string[]): Definition[] {
    const commands = this.#world.commands as unknown as Definition[];
    const command = commands.find(({ name, type }) => name === first && type === 1);
    let inner = command;
    const chain = rest.flatMap((word) => {
      inner = inner?.options?.find(({ name }) => name === word);
      return inner ?? [];
    });
    return command && chain.length === rest.length ? [command, ...chain] : [];
  }

  #values({ name, options = [] }: Definition, given: Options, focused?: string): object[] {
    const missing = options.find((option) => option.required && !(option.name in given));
    if (missing && focused === undefined) throw new Error(`${name} needs ${missing.name}`);
    return Object.entries(given).map(([key, value]) => {
      const option = options.find((one) => one.name === key);
      if (!option || (key === focused && !option.autocomplete)) throw new Error(`${name} has no ${key}`);
      return { name: key, value, type: option.type, ...(key === focused && { focused: true }) };
    });
  }

  /** An entry of a message's menu. */
  menu(name: string, target: StoredMessage, channelId: string): Data {
    this.#mustBeOffered(name, 3, channelId);
    const messages = { [target.id]: asApiMessage(target) };
    return { id: this.#idOf(name), name, type: 3, target_id: target.id, resolved: { messages } };
  }

  /** The newest button with this label or custom_id. */
  press(button: string, messages: StoredMessage[]): Touch {
    const found = partsOf(messages).findLast(
      ({ part }) => part.type === 2 && [part.label, part.custom_id].includes(button),
    );
    if (!found) throw new Error(`no button "${button}" to press`);
    return { message: found.message, data: { custom_id: found.part.custom_id, component_type: 2 } };
  }

  /** The option with this label in the newest message whose menu has one. */
  choose(label: string, messages: StoredMessage[]): Touch {
    for (const { message, part } of messages.toReversed().flatMap((one) => partsOf([one]))) {
      const options = (part.options ?? []) as { label: string; value: string }[];
      const option = options.find((one) => one.label === label);
      if (!option) continue;
      const data = { custom_id: part.custom_id, component_type: 3, values: [option.value] };
      return { message, data };
    }
    throw new Error(`no option "${label}" to choose`);
  }

  #mustBeOffered(name: string, type: number, channelId: string): void {
    const command = this.#world.commands.find((one) => one.name === name && one.type === type);
    if (!command) throw new Error(`there is no command "${name}"`);
    const refused = notOffered(this.#world, command, channelId);
    if (refused) throw new Error(refused);
  }

  #idOf = (name: string): string => String(this.#world.commands.find((command) => command.name === name)?.id);

  /** The newest modal, filled in; other fields keep their values. */
  submit(given: Record<string, string[]>): Data {
    const modal = this.#world.modals.at(-1);
    if (!modal) throw new Error("no form is open");
    const chosen = Object.values(given)
      .flat()
      .filter((value) => value === this.#world.otherChannelId);
    const components = componentsIn(modal.components)
      .filter(({ type }) => type === 18)
      .map(({ component }) => ({ type: 18, id: 1, component: filled(component as Data, given) }));
    const channels = {
      [this.#world.channelId]: this.#world.channel(),
      [this.#world.otherChannelId]: this.#world.otherChannel(),
    };
    return {
      custom_id: modal.custom_id,
      components,
      resolved: {
        channels: Object.fromEntries(Object.entries(channels).filter(([id]) => chosen.includes(id))),
      },
    };
  }
}

const partsOf = (messages: StoredMessage[]) =>
  messages.flatMap((message) => componentsIn(message.components).map((part) => ({ message, part })));

function filled(input: Data, given: Record<string, string[]>): Data {
  const { type, custom_id, value, options, default_values } = input;
  const preset = [
    ...(typeof value === "string" ? [value] : []),
    ...((options ?? []) as { value: string; default?: boolean }[])
      .filter((option) => option.default)
      .map((one) => one.value),
    ...((default_values ?? []) as { id: string }[]).map(({ id }) => id),
  ];
  const values = given[String(custom_id)] ?? preset;
  return { type, id: 2, custom_id, ...(type === 4 ? { value: values[0] ?? "" } : { values }) };
}
