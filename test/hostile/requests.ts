// What comes over HTTP that is no honest request? Bodies, headers and connections that no client would send.
import { type Attack, attack, head, many, post, told, wire } from "./attack.ts";

const BODY = '{"query":"{__typename}"}';
const MEGABYTE = 1_048_576;
const posted = (...lines: readonly string[]) => ["POST /graphql HTTP/1.1", "Content-Type: application/json", ...lines];

/** Bodies. */
const BODIES: readonly Attack[] = [
  attack("JSON that breaks off", /^400 BAD_REQUEST$/, (to) => post(to, '{"query": "{ __typ')),
  attack("no body", /^400 BAD_REQUEST$/, (to) => post(to, "")),
  attack("a body that is a number", /^400 BAD_REQUEST$/, (to) => post(to, "1")),
  attack("a batch of a thousand", /^400 BAD_REQUEST$/, (to) => post(to, `[${many(1_000, () => BODY, ",")}]`)),
  attack("bytes that are no UTF-8", /^400 (BAD_REQUEST|GRAPHQL_PARSE_FAILED)$/, (to) =>
    post(to, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x7d])),
  ),
  attack("a query that is no UTF-8", /^400 GRAPHQL_PARSE_FAILED$/, (to) =>
    post(to, Buffer.concat([Buffer.from('{"query":"{'), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from('}"}')])),
  ),
  attack("a body of ten megabytes", /^(413 BAD_REQUEST|closed)$/, (to) =>
    post(to, `{"query":"${"x".repeat(10 * MEGABYTE)}"}`),
  ),
  attack("a body of ten megabytes in pieces of unknown number", /^(413|closed)$/, (to) =>
    wire(to, (socket) => {
      socket.write(head(to, posted("Transfer-Encoding: chunked")));
      const piece = `10000\r\n${"x".repeat(0x10000)}\r\n`;
      for (let sent = 0; sent < 160; sent += 1) socket.write(piece);
      socket.end("0\r\n\r\n");
    }),
  ),
  attack("a type that nobody knows", /^415 BAD_REQUEST$/, (to) =>
    post(to, BODY, { "content-type": "application/x-hostile" }),
  ),
  attack("a type that is broken", /^415 BAD_REQUEST$/, (to) => post(to, BODY, { "content-type": ";;;=" })),
  attack("a form", /^415 BAD_REQUEST$/, (to) =>
    post(to, "query={__typename}", { "content-type": "application/x-www-form-urlencoded" }),
  ),
  attack("a form with files", /^415 BAD_REQUEST$/, (to) =>
    post(to, "--x--", { "content-type": "multipart/form-data; boundary=x" }),
  ),
  attack("JSON called text", /^400 BAD_REQUEST$/, (to) => post(to, BODY, { "content-type": "text/plain" })),
  attack("a body said to be packed", /^(400|415) BAD_REQUEST$/, (to) =>
    post(to, Buffer.from("1f8b0800000000000003", "hex"), { "content-encoding": "gzip" }),
  ),
  attack("a query by GET as any page can send it", /^400 BAD_REQUEST$/, async ({ url, headers }) =>
    told(await fetch(`${url}/graphql?query={__typename}`, { headers })),
  ),
  attack("a change by GET", /^405 BAD_REQUEST$/, async ({ url, headers }) => {
    const query = encodeURIComponent('mutation{cancelOperation(input:{id:"x"}){problems{code}}}');
    const asked = { ...headers, "apollo-require-preflight": "1" };
    return told(await fetch(`${url}/graphql?query=${query}`, { headers: asked }));
  }),
];

/** Requests that are none, and connections that do not go on. */
const CONNECTIONS: readonly Attack[] = [
  attack("a line that is no request", /^400$/, (to) => wire(to, (socket) => socket.write("HELLO\r\n\r\n"))),
  attack("random bytes", /^400$/, (to) => wire(to, (socket) => socket.write(Buffer.alloc(4_096, 0xa5)))),
  attack("the greeting of TLS", /^400$/, (to) =>
    wire(to, (socket) => socket.write(Buffer.from("16030100a5010000a10303", "hex"))),
  ),
  attack("two lengths that differ", /^400$/, (to) =>
    wire(to, (socket) => socket.write(`${head(to, posted("Content-Length: 5", "Content-Length: 24"))}${BODY}`)),
  ),
  attack("a length and pieces at once", /^400$/, (to) =>
    wire(to, (socket) =>
      socket.write(
        `${head(to, posted("Content-Length: 4", "Transfer-Encoding: chunked"))}0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
      ),
    ),
  ),
  attack("a length that is no number", /^400$/, (to) =>
    wire(to, (socket) => socket.write(head(to, posted("Content-Length: -1")))),
  ),
  attack("a header over two lines", /^400$/, (to) =>
    wire(to, (socket) => socket.write(head(to, posted("X-Folded: a\r\n b: c\nX-Bare: d")))),
  ),
  attack("a header of a megabyte", /^(431|closed)$/, (to) =>
    wire(to, (socket) => socket.write(head(to, posted(`X-Long: ${"x".repeat(MEGABYTE)}`)))),
  ),
  attack("twenty thousand headers", /^(431|closed)$/, (to) =>
    wire(to, (socket) =>
      socket.write(head(to, posted(...Array.from({ length: 20_000 }, (_, at) => `X-${at}: ${at}`)))),
    ),
  ),
  attack("an address of a hundred thousand characters", /^(414|431|closed)$/, (to) =>
    wire(to, (socket) => socket.write(head(to, [`GET /${"x".repeat(100_000)} HTTP/1.1`]))),
  ),
  attack("an address above the root", /^404$/, (to) =>
    wire(to, (socket) =>
      socket.write(head(to, ["GET /graphiql/../../../../etc/passwd HTTP/1.1", "Connection: close"])),
    ),
  ),
  attack("an address that cannot be decoded", /^400$/, (to) =>
    wire(to, (socket) => socket.write(head(to, ["GET /%E0%A4%A HTTP/1.1", "Connection: close"]))),
  ),
  attack("no host", /^400$/, (to) => wire(to, (socket) => socket.write("GET /graphql HTTP/1.1\r\n\r\n"))),
  attack("a method that there is not", /^400$/, (to) =>
    wire(to, (socket) => socket.write(head(to, ["HACK /graphql HTTP/1.1"]))),
  ),
  attack("a tunnel", /^(4\d\d|closed)$/, (to) =>
    wire(to, (socket) => socket.write("CONNECT victim.example:443 HTTP/1.1\r\nHost: victim.example:443\r\n\r\n")),
  ),
  attack("an upgrade to HTTP/2", /^(4\d\d|closed)$/, (to) =>
    wire(to, (socket) =>
      socket.write(
        head(to, [
          "GET /graphql HTTP/1.1",
          "Connection: Upgrade, HTTP2-Settings",
          "Upgrade: h2c",
          "HTTP2-Settings: AA",
        ]),
      ),
    ),
  ),
  attack("an expectation that nobody can meet", /^(417|4\d\d)$/, (to) =>
    wire(to, (socket) =>
      socket.write(head(to, posted("Expect: the-impossible", "Content-Length: 2", "Connection: close"))),
    ),
  ),
  attack("a connection that says nothing", /^(408|closed)$/, (to) => wire(to, () => undefined)),
  attack("headers that come byte by byte and never end", /^(408|closed)$/, (to) =>
    wire(to, (socket) => {
      socket.write(head(to, posted()).slice(0, -2));
      const drip = setInterval(() => socket.write("X"), 20);
      socket.on("close", () => clearInterval(drip));
    }),
  ),
  attack("a body that never comes", /^(408|closed)$/, (to) =>
    wire(to, (socket) => socket.write(head(to, posted("Content-Length: 1000")))),
  ),
  attack("a body that comes byte by byte", /^(408|closed)$/, (to) =>
    wire(to, (socket) => {
      socket.write(head(to, posted("Content-Length: 100000")));
      const drip = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => clearInterval(drip));
    }),
  ),
  attack("a body that breaks off with its connection", /^closed$/, (to) =>
    wire(to, (socket) => {
      socket.write(`${head(to, posted("Content-Length: 1000"))}{"query":`, () => socket.resetAndDestroy());
    }),
  ),
  attack("fifty questions whose asker is gone at once", /^closed$/, async (to) => {
    const gone = Array.from({ length: 50 }, () =>
      wire(to, (socket) => {
        socket.write(`${head(to, posted(`Content-Length: ${BODY.length}`))}${BODY}`, () => socket.resetAndDestroy());
      }),
    );
    return [...new Set(await Promise.all(gone))].join(" ");
  }),
  attack("two hundred requests one upon the other, whose answers nobody waits for", /^(200|closed)$/, (to) =>
    wire(to, (socket) => {
      const request = `${head(to, posted(`Content-Length: ${BODY.length}`))}${BODY}`;
      socket.write(request.repeat(200));
      socket.end();
    }),
  ),
  attack("a hundred connections at once that say nothing", /^(408|closed)( (408|closed))?$/, async (to) => {
    const silent = await Promise.all(Array.from({ length: 100 }, () => wire(to, () => undefined)));
    return [...new Set(silent)].join(" ");
  }),
];

/** Hostile requests. */
export const REQUESTS: readonly Attack[] = [...BODIES, ...CONNECTIONS];
