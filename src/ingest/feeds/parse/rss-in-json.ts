import type { XmlNode } from "./xml-tree.ts";

/** Under these keys programs that turn XML into JSON put an element's text. */
const textKeys = new Set(["#text", "#value", "$t", "_"]);

/** No feed is deeper; JSON that is would exhaust the stack. */
const deepest = 50;

/** RSS that was written as JSON as the elements it stands for: what is no list and no object may be an attribute too. */
export function treeOf(value: unknown, name = "", depth = 0): XmlNode {
  const node: XmlNode = { name, attributes: {}, children: [], bases: [] };
  if (typeof value !== "object" || value === null) return { ...node, children: [String(value ?? "")] };
  const fields = depth < deepest ? Object.entries(value) : [];
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
