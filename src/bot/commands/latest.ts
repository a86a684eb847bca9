import type { Command } from "../command.ts";
import { listStories } from "./listing.ts";
import { type Listing, readListing } from "./reading.ts";

/** The newest stories, of all or of those that match. */
export const latest: Command<Listing> = {
  name: "latest",
  aliases: ["最新"],
  parse: readListing,
  run: (listing, asked, room) => listStories("latest", listing, asked, room),
};
