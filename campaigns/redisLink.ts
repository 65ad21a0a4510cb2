// How is one gateway alone cut off from Redis? By a way of its own through this process, which is cut and opened again.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** One gateway's way to Redis. */
export interface RedisLink {
  /** What the gateway is told to be Redis. */
  readonly url: string;
  /** Nothing passes any more: connections break, and new ones are refused. */
  cut(): Promise<void>;
  /** Everything passes again, on the same port. */
  open(): Promise<void>;
}

/** Opens a way to the Redis on a port of the loopback. */
export async function linkToRedis(redisPort: number): Promise<RedisLink> {
  const ends = new Set<Socket>();
  const listen = async (port: number) => {
    const server = createServer((near) => {
      const far = connect(redisPort, "127.0.0.1");
      for (const [end, other] of [
        [near, far],
        [far, near],
      ] as const) {
        ends.add(end);
        end.setNoDelay(true);
        // A broken end breaks the other one, and that is all there is to say of it.
        end.on("error", () => {});
        end.on("close", () => {
          ends.delete(end);
          other.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return server;
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${port}`,
    cut: async () => {
      const closed = once(server, "close");
      server.close();
      for (const end of ends) end.destroy();
      await closed;
    },
    open: async () => {
      server = await listen(port);
    },
  };
}
