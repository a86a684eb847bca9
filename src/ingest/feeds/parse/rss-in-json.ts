import type { XmlNode } from "./xml-tree.ts";

/** Keys under which converters from XML to JSON put an element's text. */
const textKeys = new Set(["#text", "#value", "$t", "_"]);

/** Deeper than any feed; the rest would exhaust the stack. */
const maxDepth = 50;

/** RSS in JSON as XML elements. A plain value may be a child or an attribute, so it becomes both. */
export function treeOf(value: unknown, name = "", depth = 0): XmlNode {
  const node: XmlNode = { name, attributes: {}, children: [], bases: [] };
  if (typeof value !== "object" || value === null) return { ...node, children: [String(value ?? "")] };
  const fields = depth < maxDepth ? Object.entries(value) : [];
  const hasText = fields.some(([key]) => textKeys.has(key));
  for (const [key, field] of fields) {
    const plain = key.replace(/^[@$]+(?=.)/, "").toLowerCase();
    if (textKeys.has(key)) node.children.push(String(field));
    else if (typeof field === "object")
      node.children.push(...[field].flat().map((each) => treeOf(each, plain, depth + 1)));
    else {
      node.attributes[plain] = String(field);
      if (!hasText) node.children.push(treeOf(field, plain, depth + 1));
    }
  }
  return node;
}
