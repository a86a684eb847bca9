import { createHash } from "node:crypto";

/**
 * The `id` of the container of the message that carries a delivery: 31 bits of its key, and far
 * above the small numbers Discord gives to components that have none. Unlike a custom_id it needs
 * no button. https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 */
export const deliveryId = (deliveryKey: string): number =>
  (createHash("sha256").update(deliveryKey).digest().readUInt32BE() & 0x7fff_ffff) | 0x10_0000;
