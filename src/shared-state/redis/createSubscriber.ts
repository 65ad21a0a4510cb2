// How does a replica go on hearing news over a connection that breaks? It subscribes anew after every break and says so,
// because what was said in between is lost.
import type { Redis as Client } from "ioredis";

/** Somebody who hears channels. */
export interface Heard {
  /** A message. */
  message(channel: string, text: string): void;
  /** The subscription stands, at first or again. */
  joined(): void;
}

/** A connection that only listens. */
export interface Subscriber {
  /** Hears all channels that begin with this, until the returned function is called. */
  listen(channelPrefix: string, heard: Heard): () => void;
  close(): void;
}

/** Makes a subscriber. @param connect makes its client, which does not connect by itself; called when first needed. */
export function createSubscriber(connect: () => Client): Subscriber {
  const all = new Map<Heard, string>();
  let client: Client | null = null;

  const join = async (open: Client, heard: Heard, channelPrefix: string): Promise<void> => {
    try {
      await open.psubscribe(`${escapedGlob(channelPrefix)}*`);
      if (all.has(heard)) heard.joined();
    } catch {
      // The connection broke again: the next one subscribes.
    }
  };

  const opened = (): Client => {
    const open = connect();
    open.on("ready", () => {
      for (const [heard, channelPrefix] of all) void join(open, heard, channelPrefix);
    });
    // The connection that asks logs how Redis fares; this one comes back by itself.
    open.on("error", () => {});
    open.on("pmessage", (_pattern: string, channel: string, text: string) => {
      for (const [heard, channelPrefix] of all) if (channel.startsWith(channelPrefix)) heard.message(channel, text);
    });
    open.connect().catch(() => {});
    return open;
  };

  return {
    listen: (channelPrefix, heard) => {
      all.set(heard, channelPrefix);
      if (client === null) client = opened();
      else if (client.status === "ready") void join(client, heard, channelPrefix);
      return () => {
        all.delete(heard);
      };
    },
    close: () => {
      all.clear();
      client?.disconnect();
    },
  };
}

/** A text that stands for itself in a pattern of Redis. */
const escapedGlob = (text: string): string => text.replace(/[\\*?[\]]/g, "\\$&");
