/**
 * Reads the Discord Markdown that a careful app writes, and nothing else: throws for an unescaped
 * character that Discord would take for markup, and for markup that is not closed.
 * https://docs.discord.com/developers/reference#message-formatting
 * @returns what people see
 */
export function readMarkdown(text: string): string {
  const [ping = ""] = leadingPing.exec(text) ?? [];
  return ping.replace(/[<>]/g, "") + text.slice(ping.length).split("\n").map(readLine).join("\n");
}

/** The role that a post pings stands before all else; anywhere else such a mention came out of a text. */
const leadingPing = /^<@&\d+>(?: |(?=\n|$))/;

function readLine(line: string): string {
  const own = /^(?:### |-# )?/.exec(line)?.[0] ?? "";
  const rest = line.slice(own.length);
  // https://support.discord.com/hc/en-us/articles/210298617 (headings, quotes, lists)
  if (/^(?:[-+#>]|\d+[.)])/.test(rest)) throw new Error(`begins as a list, quote or heading: ${line}`);
  return readInline(rest);
}

const spoken =
  /^(?:\\([^0-9A-Za-z\s])|`([^`]+)`|<t:-?\d+:[RD]>|<([@#]\d+)>|\[((?:\\.|[^\\[\]])+)\]\((https?:\/\/[^\s()<>*|`\\]+)\)|(\*\*|__))/s;

function readInline(text: string): string {
  let seen = "";
  const open: string[] = [];
  for (let rest = text; rest; ) {
    const match = spoken.exec(rest);
    const [whole, escaped, code, mention, label, , emphasis] = match ?? [];
    if (whole === undefined) {
      if (/^(?:[\\*_~`|<>[\]@]|:\/\/|:[A-Za-z_]\w*:)/.test(rest))
        throw new Error(`bare markup in ${text}: ${rest}`);
      const [character = ""] = rest;
      seen += character;
      rest = rest.slice(character.length);
      continue;
    }
    if (emphasis) open.at(-1) === emphasis ? open.pop() : open.push(emphasis);
    seen += escaped ?? code ?? (label === undefined ? undefined : readInline(label)) ?? mention ?? "";
    rest = rest.slice(whole.length);
  }
  if (open.length > 0) throw new Error(`${open.join(" ")} is not closed in ${text}`);
  return seen;
}
