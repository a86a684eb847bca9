import description from "../package.json" with { type: "json" };

/** The version of this Newsdesk, such as 1.2.0. */
export const { version } = description;

/** How its command is typed: in a clone, or where the package is installed. */
export const commandLine = import.meta.filename.endsWith(".ts") ? "npm run -s newsdesk --" : "npx newsdesk";
