import type { App } from "@slack/bolt";
import type { OnAck } from "../../../src/chat/adapter.ts";

/** Reports how long each delivery waited for its first acknowledgement. Bolt's middleware cannot wrap the event. */
export function timeAcks(app: App, now: () => number, onAck: OnAck): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const received = now();
    let isAcknowledged = false;
    const ack: typeof event.ack = async (response) => {
      await event.ack(response);
      if (!isAcknowledged) onAck(now() - received);
      isAcknowledged = true;
    };
    return processEvent({ ...event, ack });
  };
}
