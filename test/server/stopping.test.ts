// What becomes of connections and requests when a gateway starts and stops? Over real sockets.

import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { FakeView } from "../support/FakeView.ts";
import { type RunningServer, type StartOptions, startServer } from "../support/startServer.ts";

let running: RunningServer | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await running?.close();
});

async function start(options: StartOptions = {}): Promise<RunningServer> {
  running = await startServer(options);
  return running;
}

/** A raw connection, and all that came over it. */
async function open({ url }: RunningServer) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.on("error", () => {});
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  const ended = once(socket, "close");
  await once(socket, "connect");
  const heard = async (pattern: RegExp) => {
    while (!pattern.test(text)) await once(socket, "data");
  };
  return { socket, heard, ended, text: () => text };
}

const body = JSON.stringify({ query: "{ volumes { totalCount } }" });
const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
const ANSWERED = /HTTP\/1\.1 200.*"totalCount":0/s;

/** A view whose reads wait until they are let go on. */
function waiting() {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  class SlowView extends FakeView {
    override async prepare(): Promise<void> {
      begun.resolve();
      await goOn.promise;
    }
  }
  return { begun: begun.promise, goOn: () => goOn.resolve(), view: () => new SlowView([], []) };
}

describe("A stop", () => {
  it("is not held up by a connection that was opened and never used", async () => {
    const server = await start();
    const { ended } = await open(server);
    // Something else goes through, so that the connection is known.
    await fetch(`${server.url}/healthz`);
    await server.close();
    await ended;
  });

  it("is not held up by a connection that was used and kept open", async () => {
    const server = await start();
    const { socket, heard, ended } = await open(server);
    socket.write(head + body);
    await heard(ANSWERED);
    await server.close();
    await ended;
  });

  it("answers a request that runs, and then ends its connection", async () => {
    const { begun, goOn, view } = waiting();
    const server = await start({ view });
    const { socket, ended, text } = await open(server);
    socket.write(head + body);
    await begun;
    const closed = server.close();
    goOn();
    await Promise.all([ended, closed]);
    expect(text()).toMatch(ANSWERED);
    expect(text()).toMatch(/connection: close/i);
  });

  it("answers a request of which only the first half had come", async () => {
    const server = await start();
    const { socket, heard, ended, text } = await open(server);
    socket.write(head + body);
    await heard(ANSWERED);
    const before = text().length;
    socket.write(head.slice(0, 40));
    // What was written has been read when a later request of another connection is answered.
    await fetch(`${server.url}/healthz`);
    const closed = server.close();
    socket.write(head.slice(40) + body);
    await Promise.all([ended, closed]);
    expect(text().slice(before)).toMatch(ANSWERED);
  });

  it("cuts what does not end in time, and says so in the log", async () => {
    const { begun, goOn, view } = waiting();
    const server = await start({ view });
    const { socket, ended, text } = await open(server);
    socket.write(head + body);
    await begun;
    const closed = server.server.close(5_000);
    await server.clock.advance(4_999);
    expect(socket.closed).toBe(false);
    await server.clock.advance(1);
    await Promise.all([ended, closed]);
    expect(text()).toBe("");
    expect(server.log).toMatchObject([{ level: "warn", fields: { connections: 1 } }]);
    goOn();
  });
});

describe("Before it stops, a gateway", () => {
  it("goes on answering, and asks with every answer for another connection", async () => {
    const server = await start();
    const { socket, ended, text } = await open(server);
    server.server.retire();
    socket.write(head + body);
    await ended;
    expect(text()).toMatch(ANSWERED);
    expect(text()).toMatch(/connection: close/i);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it.each(["starting", "draining"] as const)("is alive and not ready while it is %s", async (readiness) => {
    const { url } = await start({ readiness: () => readiness });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const answer = await fetch(`${url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: readiness, sources: [] });
  });
});

describe("A query that comes before what was kept is back", () => {
  it("waits for it, so that vendors are not asked in vain; health is told at once", async () => {
    const begun = Promise.withResolvers<void>();
    let isBack = false;
    const seen: boolean[] = [];
    class LookingView extends FakeView {
      override async prepare(): Promise<void> {
        seen.push(isBack);
      }
    }
    const server = await start({ begun: begun.promise, view: () => new LookingView([], []) });
    const answer = server.ask("{ volumes { totalCount } }");
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    isBack = true;
    begun.resolve();
    expect(await answer).toMatchObject({ status: 200 });
    expect(seen).toEqual([true]);
  });
});
