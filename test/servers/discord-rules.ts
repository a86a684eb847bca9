import { faultsOfOptions, prepareModalRules } from "./discord-form-rules.ts";
import { faultsOfMedia } from "./discord-pictures.ts";
import { checkAgainstType } from "./schema.ts";

let schemas: { message: Check; option: Check } | undefined;
type Check = (payload: unknown) => string[];

/**
 * Makes the schemas of Discord's official types, once. It blocks the event loop for seconds, so it is
 * done before any deadline runs.
 */
export function prepareRules(): NonNullable<typeof schemas> {
  prepareModalRules();
  schemas ??= {
    message: checkAgainstType("discord-api-types/v10", "RESTPostAPIChannelMessageJSONBody"),
    option: checkAgainstType("discord-api-types/v10", "APIApplicationCommandOption"),
  };
  return schemas;
}

type Part = { [key: string]: unknown };

/** Every component of a message, nested ones included. */
export function componentsIn(part: unknown): Part[] {
  if (typeof part !== "object" || part === null) return [];
  const inner = Object.values(part).flatMap(componentsIn);
  return "type" in part && typeof part.type === "number" ? [part as Part, ...inner] : inner;
}

const isComponentsV2 = 1 << 15;

/** Why Discord would refuse a message; each rule with its source. */
export function faultsOfMessage(body: Part): string[] {
  const flags = typeof body.flags === "number" ? body.flags : 0;
  const parts = componentsIn(body.components);
  return [
    ...prepareRules().message({ ...body, flags: flags & ~64 || undefined, message_reference: undefined }),
    ...faultsOfReference(body.message_reference),
    ...faultsOfWhole(body, flags, parts),
    ...parts.flatMap(faultsOfComponent),
    ...faultsOfNonce(body),
    ...faultsOfMentions(body),
    ...faultsOfText(body),
  ];
}

/** The schema generator cannot read this field's type, so its one use here is checked by hand. */
function faultsOfReference(reference: unknown): string[] {
  if (reference === undefined) return [];
  const { message_id, fail_if_not_exists, ...others } = reference as Part;
  const known = Object.keys(others).every((key) => ["type", "channel_id", "guild_id"].includes(key));
  const sound = /^\d+$/.test(String(message_id)) && typeof (fail_if_not_exists ?? true) === "boolean";
  return known && sound ? [] : ["message_reference is malformed"];
}

function faultsOfWhole(body: Part, flags: number, parts: Part[]): string[] {
  const faults: string[] = [];
  const require = (met: boolean, fault: string) => met || faults.push(fault);
  const content = typeof body.content === "string" ? body.content : "";
  // https://docs.discord.com/developers/resources/message#create-message-limitations
  require(Boolean(content.trim()) || parts.length > 0, "50006 Cannot send an empty message");
  require(content.length <= 2_000, "content is longer than 2,000 characters");
  // https://docs.discord.com/developers/resources/message#create-message-json/form-params
  const old = ["content", "embeds", "sticker_ids", "poll"].filter((key) => body[key] !== undefined);
  const isV2 = (flags & isComponentsV2) !== 0;
  require(!isV2 || old.length === 0, `IS_COMPONENTS_V2 excludes ${old.join(", ")}`);
  // https://docs.discord.com/developers/components/reference#legacy-message-component-behavior
  // https://docs.discord.com/developers/resources/message#embed-object-embed-limits
  const embeds = Array.isArray(body.embeds) ? body.embeds : [];
  require(embeds.length <= 10 && lengthOfEmbeds(embeds) <= 6_000, "more than 10 embeds, or 6,000 characters");
  require(isV2 || parts.every(({ type }) => Number(type) <= 8), "components need the flag IS_COMPONENTS_V2");
  require(isV2 || (Array.isArray(body.components) ? body.components.length : 0) <= 5, "more than 5 rows");
  // https://docs.discord.com/developers/components/reference: "up to 40 total components"
  require(parts.length <= 40, `${parts.length} components, 40 are allowed`);
  // https://github.com/discord/discord-api-docs/pull/8562
  const texts = parts.map(({ content }) => (typeof content === "string" ? content : ""));
  require([...texts.join("")].length <= 4_000, "text displays of more than 4,000 characters in all");
  // https://github.com/discord/discord-api-docs/issues/8554 (there it is a plain 500)
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + (text ? 12 : 0), 0);
  require(bytes <= 10_170, `text displays of ${bytes} bytes, Discord fails beyond 10,170`);
  // https://docs.discord.com/developers/components/reference#anatomy-of-a-component
  for (const key of ["custom_id", "id"]) {
    const ids = parts.map((part) => part[key]).filter(Boolean);
    require(new Set(ids).size === ids.length, `two components have the same ${key}`);
  }
  return faults;
}

/** Characters in all titles, descriptions, names and values, and texts of footers and authors. */
const lengthOfEmbeds = (part: unknown): number =>
  typeof part !== "object" || part === null
    ? 0
    : Object.entries(part).reduce(
        (sum, [key, value]) =>
          typeof value === "string" && /^(title|description|name|value|text)$/.test(key)
            ? sum + [...value].length
            : sum + lengthOfEmbeds(value),
        0,
      );

/** https://docs.discord.com/developers/components/reference, the section of each type. */
function faultsOfComponent(part: Part): string[] {
  const faults: string[] = [];
  const require = (met: boolean, fault: string) => met || faults.push(fault);
  const within = (value: unknown, least: number, most: number) =>
    typeof value === "string" && [...value].length >= least && [...value].length <= most;
  const children = Array.isArray(part.components) ? part.components.length : 0;
  if (part.custom_id !== undefined)
    require(within(part.custom_id, 1, 100), "custom_id is not of 1 to 100 characters");
  if (part.label !== undefined)
    require(within(part.label, 1, 80), "a button's label is not of 1 to 80 characters");
  if (part.type === 1) require(children >= 1 && children <= 5, `${children} buttons in a row`);
  if (part.type === 3) faults.push(...faultsOfOptions(part.options));
  if (part.placeholder !== undefined)
    require(within(part.placeholder, 0, 150), "a placeholder of more than 150");
  if (part.type === 2 && part.url !== undefined) {
    // ...#button: url "has a maximum of 512 characters"
    require(within(part.url, 1, 512) && /^https?:\/\/\w/.test(String(part.url)), "a button's link");
    require(part.style === 5 && part.custom_id === undefined, "a link has no custom_id");
  }
  if (part.type === 12) {
    const items = Array.isArray(part.items) ? (part.items as Part[]) : [];
    require(items.length >= 1 && items.length <= 10, `${items.length} pictures in a gallery`);
    for (const item of items) faults.push(...faultsOfMedia(item));
  }
  if (part.type === 11) faults.push(...faultsOfMedia(part));
  if (part.accent_color !== undefined)
    require(Number.isInteger(part.accent_color) &&
      Number(part.accent_color) >= 0 &&
      Number(part.accent_color) <= 0xffffff, "a colour from 0x000000 to 0xFFFFFF");
  if (part.type === 9) require(children >= 1 && children <= 3, `${children} texts in a section`);
  if (part.type === 10)
    require(within(part.content, 1, 4_000) && /\S/.test(String(part.content)), "an empty text display");
  if (part.type === 17) require(children >= 1, "an empty container");
  if (part.id !== undefined) {
    require(Number.isInteger(part.id) &&
      Number(part.id) >= 0 &&
      Number(part.id) < 2 ** 31, "a component's id is no 32 bit integer");
  }
  return faults;
}

/** https://docs.discord.com/developers/resources/message#create-message-json/form-params */
function faultsOfNonce({ nonce, enforce_nonce }: Part): string[] {
  if (nonce !== undefined && [...String(nonce)].length > 25) return ["nonce is longer than 25 characters"];
  return enforce_nonce && nonce === undefined ? ["enforce_nonce without a nonce"] : [];
}

/** https://docs.discord.com/developers/resources/message#allowed-mentions-object: the two are mutually exclusive. */
function faultsOfMentions({ allowed_mentions }: Part): string[] {
  const {
    parse = [],
    roles,
    users,
  } = (allowed_mentions ?? {}) as Record<"parse" | "roles" | "users", string[]>;
  const both = [roles && parse.includes("roles"), users && parse.includes("users")].some(Boolean);
  return both || (roles?.length ?? 0) > 100 ? ["allowed_mentions: parse and a list exclude each other"] : [];
}

/** https://docs.discord.com/developers/resources/message#create-message: invalid Unicode is refused. */
const faultsOfText = (body: Part): string[] =>
  /\\u(d[89a-f])/i.test(JSON.stringify(body)) ? ["half a surrogate pair"] : [];

/** https://docs.discord.com/developers/interactions/application-commands#bulk-overwrite-global-application-commands */
const commandFields = new Set(
  "id name name_localizations description description_localizations options default_member_permissions dm_permission integration_types contexts type nsfw".split(
    " ",
  ),
);

type Localised = { [locale: string]: string };
type Described = {
  type?: number;
  name: string;
  name_localizations?: Localised;
  description?: string;
  description_localizations?: Localised;
  required?: boolean;
  options?: Described[];
  choices?: Described[];
};

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
export function faultsOfCommands(body: unknown): string[] {
  if (!Array.isArray(body)) return ["commands are no list"];
  const commands = body as Described[];
  const faults = commands.flatMap(({ options = [], ...command }) => [
    ...options.flatMap((option) => prepareRules().option(option)),
    ...Object.keys(command).flatMap((key) => (commandFields.has(key) ? [] : [`a command has no ${key}`])),
  ]);
  if (faults.length > 0) return faults;
  const names = commands.map(({ name }) => name);
  if (new Set(names).size < names.length) faults.push("two commands of one name");
  // ...application-commands#slash-commands: "a maximum of 8000 characters"
  if (commands.some((command) => lengthOf(command) > 8_000))
    faults.push("a command of more than 8,000 characters");
  return [
    ...faults,
    ...commands.flatMap((one) => (one.type === 3 ? faultsOfMenu(one) : faultsOfOption(one))),
  ];
}

/** "the longest localization for each field" counts */
const lengthOf = (part: Described): number =>
  [...(part.options ?? []), ...(part.choices ?? [])].reduce(
    (sum, inner) => sum + lengthOf(inner),
    longest(namesOf(part)) + longest(descriptionsOf(part)),
  );

const longest = (texts: string[]): number => Math.max(...texts.map(({ length }) => length));
const namesOf = ({ name, name_localizations = {} }: Described) => [
  name,
  ...Object.values(name_localizations),
];
const descriptionsOf = ({ description = "", description_localizations = {} }: Described) => [
  description,
  ...Object.values(description_localizations),
];

/** "USER and MESSAGE commands may be mixed case and can include spaces", and have no description. */
const faultsOfMenu = (menu: Described): string[] => [
  ...(namesOf(menu).every((name) => name.length >= 1 && name.length <= 32) ? [] : ["a menu's name"]),
  ...(menu.description ? ["a menu has no description"] : []),
];

function faultsOfOption(option: Described): string[] {
  const { name, options = [] } = option;
  const faults: string[] = [];
  const naming = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
  for (const shown of namesOf(option)) {
    if (!naming.test(shown) || shown !== shown.toLowerCase())
      faults.push(`"${shown}" is no name of a command`);
  }
  const texts = descriptionsOf(option);
  if (texts.some((text) => text.length < 1 || text.length > 100))
    faults.push(`${name}: a description of 1 to 100 characters`);
  if (options.length > 25) faults.push(`${name}: more than 25 options`);
  const required = options.map((inner) => inner.required === true);
  if (required.lastIndexOf(true) > required.indexOf(false) && required.includes(false)) {
    faults.push(`${name}: required options come first`);
  }
  return [...faults, ...options.flatMap(faultsOfOption)];
}
