/** What somebody reads who begins with Newsdesk. */
export const welcomeEn = {
  steps: "First steps",
  stepsHow: "Type `latest` or what you are looking for, in any channel or here; a digest comes by itself.",
  trySearch: "Try a search",
  installed: "Newsdesk is ready",
  installedHow:
    "Ask me in any channel with `latest` or `search tsmc`; the answer is for you alone. Invite me to a channel, and I post a digest there at the times that you set. To begin:",
  invited:
    "Hello! For the news, type `latest` or `search tsmc`, or mention me with your question; `digest on 08:30` posts a digest here every day.",
  /** To operators, where there is nothing but the demo, or nothing at all. */
  demo: "These stories are only a demo. Your own news comes from feeds: press Add feeds.",
  empty: "Nothing is read yet: press Add feeds.",
  addFeeds: "Add feeds",
  /** The pages of the installation in a browser. */
  install: {
    language: "en",
    done: (where: string) => `Newsdesk is installed in ${where}.`,
    written: "I have written to you there. In Slack, type /news help",
    open: "Open Newsdesk in Slack",
    addWorkspaces: "Now choose the workspaces of your organisation that are to have it.",
    chooseWorkspaces: "Choose workspaces",
    failed: "Newsdesk was not installed",
    again: "Nothing was changed. Begin again at /slack/install",
    beginAgain: "Begin again",
  },
};
