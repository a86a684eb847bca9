import { styleText } from "node:util";
import type { MarkedText } from "../../src/search/present/search-page.ts";

export type Style = Parameters<typeof styleText>[0];

export const unstyled: Style = [];

/** Colours text, or leaves it as it is. */
export type Pen = (style: Style, text: string) => string;

export const createPen =
  (colour: boolean): Pen =>
  (style, text) =>
    colour && text ? styleText(style, text, { validateStream: false }) : text;

/** A text in one style, its marks in another. */
export function paint(pen: Pen, { text, marks }: MarkedText, style: Style, marked: Style): string {
  let painted = "";
  let at = 0;
  for (const [start, end] of marks) {
    painted += pen(style, text.slice(at, start)) + pen(marked, text.slice(start, end));
    at = end;
  }
  return painted + pen(style, text.slice(at));
}
