/** What the bot says in English while what it keeps cannot be reached. */
export const awayEn = {
  storeAway:
    "This could not be stored or looked up: Newsdesk's database does not answer at the moment. Searching goes on. Please try again in a few minutes, and check whether it was done.",
};
