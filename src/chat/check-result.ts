/** The result of a check of one part of the installation; each text is one line. */
export type CheckResult = {
  /** Such as "Slack token". */
  part: string;
  verdict: "pass" | "warn" | "fail";
  detail: string;
  /** How to fix it, if it can be fixed. */
  remedy?: string;
};
