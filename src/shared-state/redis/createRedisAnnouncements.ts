// How do replicas hear of each other's news over Redis? By its publish and subscribe, with a counter beside each topic.
import type { Announcements } from "../Announcements.ts";
import { done } from "../Outcome.ts";
import type { Redis } from "./createRedis.ts";
import { NEXT_NUMBER } from "./nextNumber.ts";

const ANNOUNCE = `${NEXT_NUMBER}
local sequence = next_number(KEYS[1])
redis.call('PUBLISH', KEYS[1], sequence .. ' ' .. ARGV[1])
return sequence`;

/** Makes announcements over Redis. */
export function createRedisAnnouncements(redis: Redis): Announcements {
  const channelOf = (topic: string) => redis.key("news", topic);

  return {
    announce: async (topic, text) => {
      const announced = await redis.write((client) => client.eval(ANNOUNCE, 1, channelOf(topic), text));
      return announced.ok ? done(Number(announced.value)) : announced;
    },
    latest: async (topic) => {
      const found = await redis.read((client) => client.get(channelOf(topic)));
      if (!found.ok) return found;
      return done(found.value === null ? null : Number(found.value));
    },
    listen: (listener) =>
      redis.listen(channelOf(""), {
        joined: () => listener.joined(),
        message: (channel, message) => {
          const [sequence = "", ...text] = message.split(" ");
          listener.heard({
            topic: channel.slice(channelOf("").length),
            sequence: Number(sequence),
            text: text.join(" "),
          });
        },
      }),
  };
}
