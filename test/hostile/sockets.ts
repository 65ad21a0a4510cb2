// What comes over WebSockets and event streams that no client would send? Silence, floods, foreign frames, and answers that nobody takes.
import { randomBytes } from "node:crypto";
import { get } from "node:http";
import { WebSocket } from "ws";
import { type Attack, attack, head, type Target, told, wire } from "./attack.ts";

const PROTOCOL = "graphql-transport-ws";
const FEED = "subscription{jobsChanged{job{nativeId}}}";
const init = JSON.stringify({ type: "connection_init" });
const subscribe = (id: string, query = "{__typename}") => JSON.stringify({ id, type: "subscribe", payload: { query } });

/** A conversation over a WebSocket. */
interface Talk {
  readonly socket: WebSocket;
  /** Says who it is, and waits until that was taken. */
  greet(): Promise<void>;
  /** Waits until so many messages hold a word. */
  hears(word: string, count?: number): Promise<void>;
}

/** Opens a WebSocket and does something with it: the code with which it was closed, or the status with which it was refused. */
function talk(
  { url, headers }: Target,
  speak: (talk: Talk) => Promise<void> | void,
  protocol = PROTOCOL,
): Promise<string> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, protocol, { headers });
  const heard: string[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (data) => {
    heard.push(String(data));
    for (const look of waiting) look();
  });
  const hears = (word: string, count = 1) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (heard.filter((text) => text.includes(word)).length < count && socket.readyState === socket.OPEN) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      socket.once("close", look);
      look();
    });
  const greet = async () => {
    socket.send(init);
    await hears("connection_ack");
  };
  return new Promise((resolve) => {
    socket.on("error", () => undefined);
    socket.on("unexpected-response", (_request, response) => resolve(`refused ${response.statusCode}`));
    socket.on("close", (code) => {
      const codes = [...new Set([...heard.join().matchAll(/"code":"([A-Z_]+)"/g)].map(([, each]) => each))];
      resolve(["closed", code, ...codes].join(" "));
    });
    socket.on("open", () => void speak({ socket, greet, hears }));
  });
}

/** Speaks the first words of a WebSocket by hand, then sends bytes of any kind. */
const frames = (to: Target, ...bytes: readonly Buffer[]): Promise<string> =>
  wire(to, (socket) => {
    socket.write(head(to, opening(randomBytes(16).toString("base64"))));
    socket.once("data", () => {
      for (const each of bytes) socket.write(each);
    });
  });

const opening = (key: string) => [
  "GET /graphql HTTP/1.1",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  `Sec-WebSocket-Protocol: ${PROTOCOL}`,
  `Sec-WebSocket-Key: ${key}`,
];

/** A frame with a mask of zeros. */
const frame = (first: number, payload: Buffer): Buffer => {
  const length = payload.length < 126 ? [0x80 | payload.length] : [0xfe, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), payload]);
};

/** Protocol abuse over WebSockets. */
const ABUSE: readonly Attack[] = [
  attack("a socket that never says who it is", /^closed 4408$/, (to) => talk(to, () => undefined)),
  attack("a question before anybody knows who asks", /^closed 4401$/, (to) =>
    talk(to, ({ socket }) => socket.send(subscribe("1"))),
  ),
  attack("a socket that says twice who it is", /^closed 4429$/, (to) =>
    talk(to, async ({ socket, greet }) => {
      await greet();
      socket.send(init);
    }),
  ),
  attack("words that are no JSON", /^closed 4400$/, (to) => talk(to, ({ socket }) => socket.send("{".repeat(1_000)))),
  attack("JSON a hundred thousand levels deep", /^closed 4400$/, (to) =>
    talk(to, ({ socket }) => socket.send(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)),
  ),
  attack("a message of a kind that there is not", /^closed 4400$/, (to) =>
    talk(to, ({ socket }) => socket.send('{"type":"take_over"}')),
  ),
  attack("a message without an id", /^closed 4400$/, (to) =>
    talk(to, async ({ socket, greet }) => {
      await greet();
      socket.send('{"type":"subscribe","payload":{"query":"{__typename}"}}');
    }),
  ),
  attack("variables that are a list", /^closed (4400|4500)|^closed 1000 /, (to) =>
    talk(to, async ({ socket, greet, hears }) => {
      await greet();
      socket.send('{"id":"1","type":"subscribe","payload":{"query":"{__typename}","variables":[1]}}');
      await hears('"id":"1"');
      socket.close(1000);
    }),
  ),
  attack("two questions under one id", /^closed 4409$/, (to) =>
    talk(to, async ({ socket, greet }) => {
      await greet();
      socket.send(subscribe("1", FEED));
      socket.send(subscribe("1", FEED));
    }),
  ),
  attack("bytes instead of words", /^closed (4400|1007)$/, (to) =>
    talk(to, ({ socket }) => socket.send(randomBytes(2_048))),
  ),
  attack("a message of ten megabytes", /^closed (1009|1006)$/, (to) =>
    talk(to, ({ socket }) => socket.send("x".repeat(10_485_760))),
  ),
  attack("a protocol that nobody speaks", /^(refused 400|closed (1002|1006|4406))$/, (to) =>
    talk(to, () => undefined, "hostile"),
  ),
  attack("a page of somebody else", /^refused 403$/, ({ url, headers }) =>
    talk({ url, headers: { ...headers, origin: "https://evil.example" } }, () => undefined),
  ),
  attack("a frame without a mask", /^101$/, (to) => frames(to, Buffer.from([0x81, 0x02, 0x68, 0x69]))),
  attack("a frame of a kind that is reserved", /^101$/, (to) => frames(to, frame(0x83, Buffer.from("hi")))),
  attack("a frame that says to be longer than any", /^101$/, (to) =>
    frames(to, Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0])),
  ),
  attack("text that is no UTF-8", /^101$/, (to) => frames(to, frame(0x81, Buffer.from([0xc3, 0x28, 0xff])))),
  attack("a message in pieces without end", /^101$/, (to) =>
    frames(
      to,
      frame(0x01, Buffer.alloc(60_000, 0x61)),
      ...Array.from({ length: 100 }, () => frame(0x00, Buffer.alloc(60_000, 0x61))),
    ),
  ),
  attack("a socket without a key", /^400$/, (to) =>
    wire(to, (socket) => socket.write(head(to, opening("").slice(0, -1)))),
  ),
  attack("a socket of an old version", /^(400|426)$/, (to) =>
    wire(to, (socket) =>
      socket.write(
        head(
          to,
          opening("AQIDBAUGBwgJCgsMDQ4PEA==").map((line) => line.replace("13", "7")),
        ),
      ),
    ),
  ),
  attack("a socket elsewhere", /^404$/, (to) =>
    wire(to, (socket) =>
      socket.write(
        head(
          to,
          opening("AQIDBAUGBwgJCgsMDQ4PEA==").map((line) => line.replace("/graphql", "/other")),
        ),
      ),
    ),
  ),
];

/** Floods over WebSockets. */
const FLOODS: readonly Attack[] = [
  attack("a socket that gives no sign of life", /^101$/, (to) =>
    // It is asked, and does not answer.
    frames(to, frame(0x81, Buffer.from(init))),
  ),
  attack("more questions at once than one connection may have", /^closed 1000 COST_LIMIT$/, (to) =>
    talk(to, async ({ socket, greet, hears }) => {
      await greet();
      for (let at = 0; at < 150; at += 1) socket.send(subscribe(`f${at}`, FEED));
      await hears("COST_LIMIT", 1);
      socket.close(1000);
    }),
  ),
  attack("five hundred subscriptions that are ended as they begin", /^closed 1000/, (to) =>
    talk(to, async ({ socket, greet, hears }) => {
      await greet();
      for (let at = 0; at < 500; at += 1) {
        socket.send(subscribe(`c${at}`, FEED));
        socket.send(JSON.stringify({ id: `c${at}`, type: "complete" }));
      }
      socket.send(subscribe("last"));
      await hears('"last"');
      socket.close(1000);
    }),
  ),
  attack("two thousand pings", /^closed 1000$/, (to) =>
    talk(to, async ({ socket, greet, hears }) => {
      await greet();
      for (let at = 0; at < 2_000; at += 1) socket.send('{"type":"ping"}');
      await hears('"pong"', 2_000);
      socket.close(1000);
    }),
  ),
  attack("a subscriber that vanishes", /^closed 1006$/, (to) =>
    talk(to, async ({ socket, greet }) => {
      await greet();
      socket.send(subscribe("1", FEED));
      socket.terminate();
    }),
  ),
  attack("hostile documents one after the other", /^closed 1000 .*COST_LIMIT/, (to) =>
    talk(to, async ({ socket, greet, hears }) => {
      await greet();
      for (let at = 0; at < 20; at += 1) socket.send(subscribe(`h${at}`, `{${`a${at}:__typename `.repeat(1_000)}}`));
      await hears('"error"', 20);
      socket.close(1000);
    }),
  ),
];

const EVENTS = { accept: "text/event-stream" };
const stream = ({ url }: Target, query = FEED) => `${url}/graphql/stream?query=${encodeURIComponent(query)}`;

/** Abuse of event streams. */
const STREAMS: readonly Attack[] = [
  attack("a stream asked for as a page", /^406 BAD_REQUEST$/, async (to) =>
    told(await fetch(stream(to), { headers: to.headers })),
  ),
  attack("a change over a stream by GET", /^200 BAD_REQUEST$/, async (to) =>
    told(
      await fetch(stream(to, 'mutation{cancelOperation(input:{id:"x"}){problems{code}}}'), {
        headers: { ...to.headers, ...EVENTS },
      }),
    ),
  ),
  attack("a reservation of one connection for many streams", /^40[45] /, async (to) =>
    told(await fetch(`${to.url}/graphql/stream`, { method: "PUT", headers: { ...to.headers, ...EVENTS } })),
  ),
  attack("a stream of a document that is too deep", /^200 COST_LIMIT$/, async (to) =>
    told(
      await fetch(
        stream(to, `subscription{jobsChanged{job{${"volume{jobs{nodes{".repeat(60)}id${"}}}".repeat(60)}}}}`),
        {
          headers: { ...to.headers, ...EVENTS },
        },
      ),
    ),
  ),
  attack("a stream without a question", /^4\d\d|^200 /, async (to) =>
    told(await fetch(`${to.url}/graphql/stream`, { headers: { ...to.headers, ...EVENTS } })),
  ),
  attack("fifty streams that nobody stays for", /^closed$/, async (to) => {
    const gone = Array.from(
      { length: 50 },
      () =>
        new Promise<string>((resolve) => {
          const request = get(stream(to), { headers: { ...to.headers, ...EVENTS } });
          request.on("response", () => request.destroy());
          request.on("error", () => undefined);
          request.on("close", () => resolve("closed"));
        }),
    );
    return [...new Set(await Promise.all(gone))].join(" ");
  }),
];

/** Hostile connections that stay open. */
export const SOCKETS: readonly Attack[] = [...ABUSE, ...FLOODS, ...STREAMS];
