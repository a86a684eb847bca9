import ipaddr from "ipaddr.js";

/** Hosts on a private network that the operator lets the program reach. */
export type AllowList = (host: string, address: string, port: string) => boolean;

/**
 * Reads an allow list: host names, addresses and networks (`intranet.example`, `10.1.2.3`,
 * `10.0.0.0/8`, `[::1]`), each with a port or not (`127.0.0.1:8080`), separated by commas or spaces.
 * Throws a TypeError that names what is not one of these.
 */
export function parseAllowList(text: string): AllowList {
  const rules = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseRule);
  return (host, address, port) => rules.some((rule) => rule(host, address, port));
}

const shape = /^(?:\[([\da-f:.]+)\]|([^\s:[\]]+)|([\da-f]*:[\da-f]*:[\da-f:.]*(?:\/\d+)?))(?::(\d{1,5}))?$/i;

function parseRule(rule: string): AllowList {
  const [, bracketed, plain, bareIpv6, port] = shape.exec(rule) ?? [];
  const name = bracketed ?? plain ?? bareIpv6;
  if (!name) throw new TypeError(`${rule} is no host name, address or network`);
  const matches = matcher(name);
  return (host, address, hostPort) => matches(host, address) && (!port || port === hostPort);
}

function matcher(name: string): (host: string, address: string) => boolean {
  if (name.includes("/")) {
    const [network, bits] = parseNetwork(name);
    return (_, address) => {
      const parsed = ipaddr.process(address);
      return parsed.kind() === network.kind() && parsed.match(network, bits);
    };
  }
  if (ipaddr.isValid(name)) {
    const own = ipaddr.process(name).toString();
    return (_, address) => ipaddr.process(address).toString() === own;
  }
  const own = name.toLowerCase();
  return (host) => host.toLowerCase() === own;
}

function parseNetwork(name: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  try {
    return ipaddr.parseCIDR(name);
  } catch (cause) {
    throw new TypeError(`${name} is no network such as 10.0.0.0/8`, { cause });
  }
}
