/** What a check of one part of the installation found; each text is one line. */
export type CheckResult = {
  /** What was checked, such as "Slack token". */
  part: string;
  verdict: "pass" | "warn" | "fail";
  /** What was found. */
  detail: string;
  /** How to fix it, where it can be fixed. */
  remedy?: string;
};
