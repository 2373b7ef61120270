import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A hello world of the same framework in a process of its own, and two bare ways through to another service,
 * one with that framework and fetch, one with Node's server and client alone: what the connector is compared
 * with. It tells over IPC its ports and what it costs.
 */
const [target = "", token = ""] = process.argv.slice(2);
const app = new Hono();
app.get("/hello", (c) => c.json({ hello: "world" }));
app.get("/through", async (c) => {
  const answer = await fetch(target, { headers: { authorization: token } });
  return c.body(await answer.text(), 200, { "content-type": "application/json" });
});

const agent = new Agent({ keepAlive: true });
const plain = createServer((_, outgoing) => {
  const sent = request(target, { agent, headers: { authorization: token } }, (answer) => {
    const pieces: Buffer[] = [];
    answer.on("data", (piece: Buffer) => pieces.push(piece));
    answer.on("end", () => outgoing.end(Buffer.concat(pieces)));
  });
  sent.end();
}).listen(0, "127.0.0.1");
await once(plain, "listening");

serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  process.send?.({ port, plainPort: (plain.address() as AddressInfo).port }),
);

process.on("message", () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send?.((userCPUTime + systemCPUTime) / 1e6);
});
process.on("disconnect", () => process.exit(0));
