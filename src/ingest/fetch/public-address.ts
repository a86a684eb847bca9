import ipaddr from "ipaddr.js";

/**
 * IPv6 networks that carry an IPv4 address, and at which byte: what counts is that address. Others that
 * do, such as ::127.0.0.1, 64:ff9b:1::/48 and Teredo, are not on the public internet at all.
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const carriers = [
  { network: ipaddr.parseCIDR("64:ff9b::/96"), at: 12 },
  { network: ipaddr.parseCIDR("2002::/16"), at: 2 },
];
/** All that has been given out for the public internet. https://www.iana.org/assignments/ipv6-unicast-address-assignments */
const globalUnicast = ipaddr.parseCIDR("2000::/3");
/** RFC 9637, which ipaddr.js does not know. */
const documentation = ipaddr.parseCIDR("3fff::/20");

/** ipaddr.js takes this old form for the mapped one, ::ffff:1.2.3.4. */
const compatible = /^::\d+\./;

/** Whether an IP address belongs to the public internet: neither private, loopback, link-local (with the clouds' metadata) nor reserved. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || compatible.test(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.range() === "unicast";
  const carrier = carriers.find(({ network }) => parsed.match(network));
  if (carrier)
    return isPublicAddress(
      parsed
        .toByteArray()
        .slice(carrier.at, carrier.at + 4)
        .join("."),
    );
  return parsed.range() === "unicast" && parsed.match(globalUnicast) && !parsed.match(documentation);
}
