import { errorText } from "../locales/error-text.ts";

/** Prints an answer: as data for other programs, its errors put into words all the same, or as text for a person. */
export const print = (asJson: boolean, data: unknown, text: string): void =>
  console.log(asJson ? JSON.stringify(data, withErrorTexts, 2) : text);

const withErrorTexts = (key: string, value: unknown): unknown =>
  (key === "reason" || key === "error") && typeof value === "string" ? errorText(value) : value;
