import ipaddr from "ipaddr.js";

/** Ranges of IPv6 addresses that embed an IPv4 address, and where: they count as that address. */
const carriers: Record<string, number> = { rfc6052: 12, "6to4": 2 };

/** Whether an IP address belongs to the public internet: neither private, loopback, link-local (with the clouds' metadata) nor reserved. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  const start = carriers[range];
  if (start === undefined) return range === "unicast";
  const carried = parsed.toByteArray().slice(start, start + 4);
  return ipaddr.fromByteArray(carried).range() === "unicast";
}
