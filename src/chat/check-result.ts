/** What a look at one part of the installation showed, each text in one line. */
export type CheckResult = {
  /** What was looked at, such as "Slack token". */
  part: string;
  verdict: "pass" | "warn" | "fail";
  /** What was found. */
  detail: string;
  /** What can be done about it, where there is something to do. */
  remedy?: string;
};
