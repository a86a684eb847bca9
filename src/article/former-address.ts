const trackingParameter = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref_src|cmpid|ocid)$/i;

/**
 * What earlier programs kept of an address, and knew its article by: the parameters written anew,
 * whatever their encoding, and no fragment. Articles that they stored are found by it.
 */
export function formerAddressKey(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  if (!/^#[!/]/.test(url.hash)) url.hash = "";
  for (const name of [...url.searchParams.keys()])
    if (trackingParameter.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href;
}
