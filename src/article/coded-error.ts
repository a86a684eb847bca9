/** The data for the sentence that an error's code stands for. */
export type ErrorParams = Record<string, string | number>;

/** A code with its data on one line, as stores and logs hold it; errorText of the locales reads it back. */
export const codeLine = (code: string, params: ErrorParams = {}): string =>
  Object.keys(params).length > 0 ? `${code}: ${JSON.stringify(params)}` : code;

/** A failure as data: each language has a sentence for its code. The message is its code line. */
export abstract class CodedError<Code extends string> extends Error {
  readonly code: Code;
  readonly params: ErrorParams;

  constructor(code: Code, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(codeLine(code, params), options);
    this.code = code;
    this.params = params;
  }
}
