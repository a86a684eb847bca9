import { FeedError } from "./feed-error.ts";

/** How a feed is signed in to. Kept sealed, and told to nobody but its own server. */
export type FeedDoor = {
  /** The scheme, host and port that it was given for. */
  origin: string;
  /** For HTTP Basic authentication. */
  user?: string;
  password?: string;
  /** A bearer token. */
  token?: string;
  /** Names in lower case, such as cookie and user-agent. */
  headers: Record<string, string>;
};

/** What makes the request ours to answer is not for others to set. */
const reserved = new Set([
  ...["host", "connection", "content-length", "transfer-encoding", "accept-encoding", "te", "upgrade"],
  ...["if-none-match", "if-modified-since", "keep-alive", "expect"],
]);
const headerName = /^[!#$%&'*+.^_`|~\w-]+$/;

/**
 * A door from lines such as `user: lin`, `password: …`, `token: …`, and any header: `Cookie: a=b`,
 * `User-Agent: …`. `|` separates as a line does.
 * @throws FeedError door_line with the line's number, never with its text
 */
export function doorFrom(text: string, url: string): FeedDoor {
  const door: FeedDoor = { origin: new URL(url).origin, headers: {} };
  for (const [index, line] of text.split(/\r?\n| \| /).entries()) {
    if (!line.trim()) continue;
    const at = line.indexOf(":");
    const [name, value] = [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
    if (at < 0 || !headerName.test(name) || reserved.has(name) || !isHeaderValue(value))
      throw new FeedError("door_line", { line: index + 1 });
    if (name === "user" || name === "password" || name === "token") door[name] = value;
    else door.headers[name] = value;
  }
  return door;
}

/** Latin-1 without control characters (RFC 9110, section 5.5). */
const isHeaderValue = (value: string): boolean => value !== "" && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

export const isOpenDoor = ({ user, token, headers }: FeedDoor): boolean =>
  user === undefined && token === undefined && Object.keys(headers).length === 0;

/** The headers of a request, which only the door's own server gets; it may have moved to https. */
export function doorHeaders(door: FeedDoor | undefined, url: URL): Record<string, string> {
  if (!door || ![door.origin, door.origin.replace(/^http:/, "https:")].includes(url.origin)) return {};
  const { user, password = "", token } = door;
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const authorization = token === undefined ? (user === undefined ? undefined : basic) : `Bearer ${token}`;
  return { ...(authorization && { authorization }), ...door.headers };
}

/** An address without the user name and password in it, and these as a door. */
export function withoutPassword(url: string): { url: string; door?: FeedDoor } {
  const parsed = new URL(url);
  if (!parsed.username && !parsed.password) return { url };
  const decoded = (text: string) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const [user, password] = [decoded(parsed.username), decoded(parsed.password)];
  [parsed.username, parsed.password] = ["", ""];
  return { url: parsed.href, door: { origin: parsed.origin, user, password, headers: {} } };
}
