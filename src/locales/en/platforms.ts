export const platformsEn = {
  gone: (platform: string, parts: string, minutes: number, reason: string) =>
    `Newsdesk has had no connection to ${platform} for ${minutes} minutes (${parts}): ${reason} It is tried again until it is back.`,
  returned: (platform: string, parts: string) => `Newsdesk is connected to ${platform} again (${parts}).`,
  noReason: "Nothing answers.",
};

/** What is said where a platform has a place of its own for the bot: suggested questions, steps of a workflow. */
export const surfacesEn = {
  prompts: {
    title: "What would you like to know?",
    titleFor: (channel: string) => `Suggested for ${channel}`,
    trending: "What is in the news?",
    help: "What can I ask?",
  },
  steps: {
    noQuery: "There is nothing to search for: give the step a query.",
    nobody:
      "Newsdesk does not know who runs this workflow, so it posts nothing. Begin the workflow with something that a person does, such as a link or a button.",
  },
};
