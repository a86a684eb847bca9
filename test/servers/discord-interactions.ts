import { deadlineMs } from "./deadline.ts";
import {
  type Answer,
  alreadyAcknowledged,
  invalidForm,
  invalidToken,
  noContent,
  ok,
  tooManyFollowUps,
  unknownInteraction,
  unknownMessage,
  unknownWebhook,
} from "./discord-answers.ts";
import { faultsOfChoices, faultsOfModal } from "./discord-form-rules.ts";
import { isGuest, surroundingsOf } from "./discord-guests.ts";
import { asApiMessage } from "./discord-history.ts";
import { refusedPicture, refusesPictures } from "./discord-pictures.ts";
import { pingsOf } from "./discord-pings.ts";
import { faultsOfMessage } from "./discord-rules.ts";
import { ephemeral, loading, type StoredMessage, type World } from "./discord-world.ts";

type Body = Record<string, unknown>;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const interactionKind = { command: 2, component: 3, autocomplete: 4, submit: 5 };

type Interaction = {
  id: string;
  token: string;
  channelId: string;
  receivedAt: number;
  answered: boolean;
  /** Whether a first answer failed for no fault of the app's, which may then try to go on. */
  lost?: boolean;
  /** The message a pressed button is on. */
  pressed?: StoredMessage;
  kind: number;
  /** The message that `@original` stands for. */
  original?: StoredMessage;
  /** How often something was shown in answer: a message, its content, a form, completions. */
  shown: number;
  followUps: number;
};

/** https://docs.discord.com/developers/interactions/receiving-and-responding */
export class Interactions {
  readonly #world: World;
  readonly #announce: (message: StoredMessage) => void;
  readonly #open: Interaction[] = [];

  /** @param announce sends the bot the event of a message that everybody in the channel sees */
  constructor(world: World, announce: (message: StoredMessage) => void) {
    this.#world = world;
    this.#announce = announce;
  }

  /** The fields that every interaction of the person has. */
  begin(kind: number, channelId: string, locale: string, pressed?: StoredMessage): Body {
    const { newId, bot } = this.#world;
    const interaction = {
      kind,
      id: newId(),
      token: `token-${newId()}`,
      channelId,
      receivedAt: this.#world.now(),
      answered: false,
      pressed,
      shown: 0,
      followUps: 0,
    };
    this.#open.push(interaction);
    return {
      id: interaction.id,
      type: kind,
      application_id: bot.id,
      token: interaction.token,
      version: 1,
      channel_id: channelId,
      locale,
      entitlements: [],
      attachment_size_limit: 10_485_760,
      ...surroundingsOf(this.#world, channelId),
    };
  }

  /** POST /interactions/{id}/{token}/callback */
  callback(id: string, token: string, { type, data }: { type: number; data?: Body }): Answer {
    const interaction = this.#open.find((one) => one.id === id && one.token === token);
    if (!interaction) return this.#refuse("an answer to an unknown interaction", unknownInteraction);
    // "you must send an initial response within 3 seconds of receiving the event"
    if (this.#world.now() - interaction.receivedAt > deadlineMs(3_000, this.#world.now))
      return this.#refuse("an answer after 3 seconds", unknownInteraction);
    if (interaction.answered)
      return interaction.lost
        ? alreadyAcknowledged
        : this.#refuse("a second answer to an interaction", alreadyAcknowledged);
    const { pressed, kind } = interaction;
    const faults = faultsOfCallback(type, data ?? {}, kind);
    if (faults.length > 0) return this.#refuse(`callback ${type}: ${faults.join("; ")}`, invalidForm(faults));
    interaction.answered = true;
    // A deferral shows nothing yet.
    if (type !== 5 && type !== 6) interaction.shown++;
    if (type === 8) this.#world.offers.push(data?.choices as { name: string; value: string }[]);
    else if (type === 9) this.#world.modals.push(data ?? {});
    else if (type === 6) interaction.original = pressed;
    else if (type === 7 && pressed) interaction.original = this.#fill(pressed, data ?? {});
    else interaction.original = this.#write(interaction, data ?? {}, type === 5 ? loading : 0);
    return noContent;
  }

  /** How often something was shown in answer to an interaction. */
  shownFor(token: string): number {
    return this.#open.find((one) => one.token === token)?.shown ?? 0;
  }

  /** An injected failure answers a request for the interaction. */
  lose(token: string): void {
    const interaction = this.#open.find((one) => one.token === token);
    if (interaction) interaction.lost = true;
  }

  /** POST /webhooks/{application}/{token} */
  followUp(token: string, body: Body): Answer {
    return this.#over(token, body, (interaction) => {
      const { original } = interaction;
      // "User-installed apps are now limited to creating a maximum of 5 follow-ups":
      // https://docs.discord.com/developers/change-log, June 27, 2024
      if (isGuest(this.#world, interaction.channelId) && ++interaction.followUps > 5)
        return this.#refuse("a sixth follow-up of a guest", tooManyFollowUps);
      interaction.shown++;
      // "directly after responding with DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE, this endpoint will
      // function as Edit Original Interaction Response ... the ephemeral flag will be ignored"
      const open = original && original.flags & loading && !original.deleted;
      return ok(asApiMessage(open ? this.#fill(original, body) : this.#write(interaction, body, 0)));
    });
  }

  /** PATCH /webhooks/{application}/{token}/messages/@original */
  edit(token: string, body: Body): Answer {
    return this.#over(token, body, (interaction) => {
      const { original } = interaction;
      if (!original || original.deleted)
        return interaction.lost ? unknownMessage : this.#refuse("an edit of nothing", unknownMessage);
      interaction.shown++;
      return ok(asApiMessage(this.#fill(original, body)));
    });
  }

  /** DELETE /webhooks/{application}/{token}/messages/@original */
  remove(token: string): Answer {
    return this.#over(token, undefined, ({ original }) => {
      if (!original || original.deleted) return this.#refuse("a deletion of nothing", unknownMessage);
      original.deleted = true;
      return noContent;
    });
  }

  /** A token is valid for 15 minutes, once the interaction was answered. */
  #over(token: string, body: Body | undefined, act: (interaction: Interaction) => Answer): Answer {
    const interaction = this.#open.find((one) => one.token === token);
    if (!interaction || this.#world.now() - interaction.receivedAt > 15 * 60_000) {
      return this.#refuse("a token that is unknown or older than 15 minutes", invalidToken);
    }
    if (!interaction.answered)
      return interaction.lost
        ? unknownWebhook
        : this.#refuse("a follow-up before the first answer", unknownWebhook);
    const faults = body ? faultsOfMessage({ ...body, tts: undefined }) : [];
    if (faults.length > 0) return this.#refuse(`follow-up: ${faults.join("; ")}`, invalidForm(faults));
    if (body && refusesPictures(this.#world, body)) return refusedPicture;
    return act(interaction);
  }

  #fill(message: StoredMessage, body: Body): StoredMessage {
    const kept = message.flags & ephemeral;
    Object.assign(message, contentOf(body), { flags: kept | (Number(body.flags ?? 0) & ~ephemeral) });
    message.pings.push(...pingsOf(this.#world, body));
    this.#world.show(message);
    return message;
  }

  #write(interaction: Interaction, body: Body, extra: number): StoredMessage {
    const { bot, directId } = this.#world;
    const message = this.#world.add({
      ...contentOf(body),
      channel_id: interaction.channelId,
      author: bot,
      webhook_id: bot.id,
      flags: Number(body.flags ?? 0) | extra,
      pings: pingsOf(this.#world, body),
    });
    this.#world.show(message);
    const isHeard = interaction.channelId === directId || !(message.flags & ephemeral);
    if (isHeard && !isGuest(this.#world, interaction.channelId)) this.#announce(message);
    return message;
  }

  #refuse(violation: string, answer: Answer): Answer {
    this.#world.violations.push(violation);
    return answer;
  }
}

const contentOf = (body: Body) => ({
  content: typeof body.content === "string" ? body.content : "",
  components: Array.isArray(body.components) ? body.components : [],
});

/** .../receiving-and-responding#interaction-response-object-interaction-callback-type */
function faultsOfCallback(type: number, data: Body, kind: number): string[] {
  if (![4, 5, 6, 7, 8, 9].includes(type)) return [`no callback of type ${type} is expected`];
  if ((type === 8) !== (kind === interactionKind.autocomplete)) return ["completions answer completions"];
  if (type === 8) return faultsOfChoices(data.choices);
  // "not available for MODAL_SUBMIT and PING interactions"
  if (type === 9) return kind === interactionKind.submit ? ["a form opens no form"] : faultsOfModal(data);
  if ((type === 6 || type === 7) && kind !== interactionKind.component)
    return ["only a component's message can be updated"];
  // "the only valid message flag you may use is EPHEMERAL"
  if (type === 5)
    return Number(data.flags ?? 0) & ~ephemeral ? ["a deferral may be ephemeral and nothing else"] : [];
  return type === 6 ? [] : faultsOfMessage({ ...data, tts: undefined });
}
