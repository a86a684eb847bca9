import type { App } from "@slack/bolt";
import { yieldToEventLoop } from "../../../src/async/yield.ts";

/** Many events come at once after a connection was lost: each is handled in a turn of the event loop of its own. */
export function takeTurns(app: App): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    await yieldToEventLoop();
    await processEvent(event);
  };
}
