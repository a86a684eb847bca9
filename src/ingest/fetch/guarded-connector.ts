import type { LookupAddress, LookupOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { AllowList } from "./allow-list.ts";
import { FetchError } from "./fetch-error.ts";
import { isPublicAddress } from "./public-address.ts";

const connectTimeoutMs = 10_000;

/** Resolves a host name to its addresses, as `dns.promises.lookup` does with `all`. */
export type Resolve = (host: string, options: LookupOptions & { all: true }) => Promise<LookupAddress[]>;

/**
 * Connects only to public and allowed addresses. The check is made on the very address that is
 * connected to, so a name that resolves differently a moment later gains nothing.
 */
export function guardedConnector(allow: AllowList, resolve: Resolve): buildConnector.connector {
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, "");
    const port = options.port || (options.protocol === "https:" ? "443" : "80");
    const isOpen = (address: string) => isPublicAddress(address) || allow(host, address, port);
    if (isIP(host) && !isOpen(host)) return callback(refusal(host), null);
    const connect = buildConnector({ timeout: connectTimeoutMs, lookup: guardedLookup(isOpen, resolve) });
    connect(options, callback);
  };
}

const refusal = (host: string): FetchError => new FetchError("private_network", { host });

/** A lookup for node:net that returns only permitted addresses. */
function guardedLookup(isOpen: (address: string) => boolean, resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    const wanted = { family: options.family, hints: options.hints, all: true as const };
    resolve(host, wanted).then(
      (found) => {
        const open = found.filter(({ address }) => isOpen(address));
        const [first] = open;
        if (!first) callback(refusal(host), "", 0);
        else if (options.all) callback(null, open);
        else callback(null, first.address, first.family);
      },
      (error) => callback(error, "", 0),
    );
  };
}
