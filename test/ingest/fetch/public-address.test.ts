import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPublicAddress } from "../../../src/ingest/fetch/public-address.ts";

describe("addresses that are not on the public internet", () => {
  test.each([
    ["unspecified", "0.0.0.0", "0.1.2.3", "::"],
    ["loopback", "127.0.0.1", "127.255.255.254", "::1"],
    ["private", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
    ["unique local", "fc00::1", "fd12:3456::1"],
    ["link-local, with the clouds' metadata", "169.254.169.254", "fe80::1", "febf::1"],
    ["with a zone", "fe80::1%eth0", "::1%lo", "fd00::1%2"],
    ["site-local", "fec0::1"],
    ["shared by a provider's customers", "100.64.0.1", "100.127.255.255"],
    ["for benchmarks", "198.18.0.1", "198.19.255.255", "2001:2::1"],
    ["for documentation", "192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"],
    [
      "broadcast, multicast and reserved",
      "255.255.255.255",
      "224.0.0.1",
      "240.0.0.1",
      "ff02::1",
      "192.0.0.1",
    ],
    ["IPv4-compatible", "::127.0.0.1", "::10.0.0.1", "::7f00:1", "::8.8.8.8"],
    ["IPv4-mapped", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:a00:1"],
    ["IPv4-translated", "::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8"],
    ["NAT64", "64:ff9b::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::8.8.8.8", "64:ff9b:1:7f00:0:100::"],
    ["6to4", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:1::", "2002:a9fe:a9fe::"],
    ["Teredo", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["others outside what is given out", "100::1", "100:0:0:1::1", "5f00::1", "4000::1", "1::1"],
    ["not an address", "", "localhost", "1.2.3.4.5", "::g"],
  ])("%s", (_, ...addresses) => {
    for (const address of addresses) expect(address).not.toSatisfy(isPublicAddress);
  });

  test("an IPv4 address is as private in whatever carries it as by itself", () => {
    const octets = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 })));
    fc.assert(
      fc.property(octets, ([a = 0, b = 0, c = 0, d = 0]) => {
        const own = isPublicAddress(`${a}.${b}.${c}.${d}`);
        const [high, low] = [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)];
        for (const address of [`::ffff:${high}:${low}`, `64:ff9b::${high}:${low}`, `2002:${high}:${low}::1`])
          expect(isPublicAddress(address)).toBe(own);
      }),
    );
  });
});

test.each([
  "8.8.8.8",
  "172.32.0.1",
  "2606:4700::1111",
  "64:ff9b::8.8.8.8",
  "2002:808:808::1",
  "::ffff:8.8.8.8",
])("%s is on the public internet", (address) => expect(address).toSatisfy(isPublicAddress));
