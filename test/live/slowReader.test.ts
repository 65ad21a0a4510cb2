// What does it cost when a client stops reading? A WebSocket and an event stream whose clients stall while a job changes again and again.
import { get, type IncomingMessage } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket as RawSocket } from "ws";
import { job, type Live, startLive } from "./startLive.ts";

let live: Live;
afterEach(() => live.close());

/** So long that a few of them fill what the systems on both ends hold. */
const LONG = "x".repeat(1_000_000);
const CHANGES = 30;
const FEED = "subscription { jobsChanged { job { owner message } } }";

/** Changes a job many times, each time heard by somebody who reads. */
async function changeOften(): Promise<void> {
  const reader = await live.follow("subscription { jobsChanged { job { owner } } }");
  for (let turn = 1; turn <= CHANGES; turn += 1) {
    live.board.put(job("a", "RUNNING", { owner: String(turn), message: LONG }));
    await reader.hears(turn);
  }
  expect(reader.heard).toHaveLength(CHANGES);
}

/** Owners in the events of a stream, taken out as they come. */
class Owners {
  readonly heard: number[] = [];
  #rest = "";

  take(part: string): void {
    this.#rest += part;
    const found = [...this.#rest.matchAll(/"owner":"(\d+)"/g)];
    if (found.length === 0 && this.#rest.length < 2_000_000) return;
    this.heard.push(...found.map(([, owner]) => Number(owner)));
    this.#rest = this.#rest.slice(-20).replace(/"owner":"\d+"/, "");
  }
  get haveCaughtUp(): boolean {
    return this.heard.includes(CHANGES);
  }
}

describe("Who stalls", () => {
  it("on a WebSocket gives no sign of life either, and is let go with all that waited for it", async () => {
    live = await startLive();
    const socket = new RawSocket(`${live.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    socket.on("message", (data) => {
      if (String(data).includes("connection_ack"))
        socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: FEED } }));
    });
    socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init" })));
    await live.until(() => live.followers() === 1);
    socket.pause();
    await changeOften();
    // The one who reads is left.
    await live.until(() => live.followers() === 1);
    socket.terminate();
  });

  it("on an event stream misses what came between, and gets the latest as soon as it reads on", async () => {
    live = await startLive();
    const address = `${live.url}/graphql/stream?query=${encodeURIComponent(FEED)}`;
    const response = await new Promise<IncomingMessage>((resolve) => {
      get(address, { headers: { accept: "text/event-stream" } }, resolve);
    });
    await live.until(() => live.followers() === 1);
    await changeOften();
    const owners = new Owners();
    response.on("data", (part) => owners.take(String(part)));
    response.on("error", () => undefined);
    await live.until(() => owners.haveCaughtUp);
    expect(owners.heard.length).toBeLessThan(CHANGES);
    expect(owners.heard).toEqual([...owners.heard].sort((left, right) => left - right));
    response.destroy();
  });
});
