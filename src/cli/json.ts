import { errorText } from "../locales/error-text.ts";

/** Data for other programs; errors in it are put into words, as they are for people. */
export const json = (data: unknown): string =>
  JSON.stringify(
    data,
    (key, value) =>
      (key === "reason" || key === "error") && typeof value === "string" ? errorText(value) : value,
    2,
  );
