import type { NamedPicture } from "../../text/own-picture.ts";
import { all, elements, field, first, textOf, type XmlNode } from "./xml-tree.ts";

/** Addresses of an entry's page, the likeliest first; absolute if a base is in scope. */
export function linksOf(node: XmlNode): string[] {
  const links = all(node, "link");
  const found = [
    ...elements(node)
      .filter(({ name }) => name.endsWith(":origlink"))
      .map(textOf),
    field(node, "loc"),
    ...links.filter(isPage).map(target),
    ...links.filter(isPointer).map(target),
    ...strayTexts(node),
    // CDF, the oldest format, has it on the item.
    node.attributes.href ?? "",
    ...identifiers(node),
    field(node, "comments"),
    ...media(node, links),
  ];
  // Some are broken over lines, some begin with "www.", which a browser completes.
  return found
    .map((link) => link.trim().replace(/\s+/g, (spaces) => (/[\n\r\t]/.test(spaces) ? "" : spaces)))
    .filter(Boolean)
    .map((link) => resolve(link.replace(/^www\./i, "https://www."), node));
}

/** HTML serializers write `<link/>https://...`, for in HTML a link is empty. */
const strayTexts = ({ children }: XmlNode): string[] =>
  children.filter((child) => typeof child === "string" && /^\s*https?:\/\/\S+\s*$/i.test(child)) as string[];

/** An address made absolute if a base is in scope. */
export function resolve(address: string, { bases }: XmlNode): string {
  const base = bases.reduceRight<string | undefined>((inner, outer) => {
    if (inner === undefined || URL.canParse(inner)) return inner ?? outer;
    return URL.parse(inner, outer)?.href ?? inner;
  }, undefined);
  return (base && URL.parse(address, base)?.href) || address;
}

const target = (link: XmlNode): string =>
  link.attributes.href ?? link.attributes["rdf:resource"] ?? textOf(link);

const relation = ({ attributes: { rel } }: XmlNode): string =>
  (rel || "alternate").toLowerCase().replace(/^.*\//, "").trim();
const isPage = (link: XmlNode): boolean =>
  relation(link) === "alternate" && /html|^text|^$/i.test(link.attributes.type ?? "");
const isPointer = (link: XmlNode): boolean => ["alternate", "related", "via"].includes(relation(link));

/** An id or guid is an address only if it looks like one or is declared to be. */
function identifiers(node: XmlNode): string[] {
  const guid = first(node, "guid");
  const permalink = guid?.attributes.ispermalink?.trim().toLowerCase();
  const known = permalink === "true" ? textOf(guid) : "";
  const likely = [
    permalink === "false" ? "" : textOf(guid),
    node.attributes["rdf:about"] ?? "",
    field(node, "id"),
  ];
  return [known, ...likely.filter((each) => /^\s*https?:/i.test(each))];
}

function media(node: XmlNode, links: XmlNode[]): string[] {
  const enclosures = [...all(node, "enclosure"), ...links.filter((link) => relation(link) === "enclosure")];
  return [...all(node, "content"), ...enclosures, ...all(node, "media:content")].map(
    ({ attributes: { url, href, src } }) => url ?? href ?? src ?? "",
  );
}

/** The pictures of an entry, the largest kinds first. */
export function imagesOf(node: XmlNode): NamedPicture[] {
  const groups = [node, ...all(node, "media:group")];
  const inside = groups.flatMap((group) => [
    ...elements(group),
    ...all(group, "media:content").flatMap(elements),
  ]);
  const named = (...names: string[]) => inside.filter(({ name }) => names.includes(name));
  const found = [
    ...named("media:content").filter(isPicture).map(described),
    ...named("media:thumbnail").map(described),
    ...named("enclosure", "link").filter(isPicture).map(described),
    ...named("itunes:image", "image").map((image) => ({
      url: source(image) || field(image, "url") || textOf(image),
    })),
    ...named("image:image").map((image) => ({
      url: field(image, "image:loc"),
      alt: field(image, "image:caption", "image:title"),
    })),
  ];
  return found
    .map((picture) => ({ ...picture, url: picture.url.trim() }))
    .filter(({ url }) => url)
    .map((picture) => ({ ...picture, url: resolve(picture.url, node) }));
}

/** A picture with its size; of what stands inside it, words about it. */
const described = (node: XmlNode): NamedPicture => ({
  url: source(node),
  alt: field(node, "media:description", "media:title", "media:text"),
  width: node.attributes.width,
  height: node.attributes.height,
});

function isPicture({ attributes: { medium, type, url = "" } }: XmlNode): boolean {
  if (medium || type) return medium === "image" || /^image\//i.test(type ?? "");
  return /\.(?:jpe?g|png|webp|gif)(?:$|\?)/i.test(url);
}

const source = ({ attributes: { url, href, src } }: XmlNode): string => url ?? href ?? src ?? "";
