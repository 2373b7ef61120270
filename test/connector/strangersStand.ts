import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { memoryFolder } from "../support/memoryFolder.ts";
import { environmentOfNobody, startProcess } from "../support/startProcess.ts";

export const mebibyte = 1024 * 1024;

export const heads = (method: string, path: string) => `${method} ${path} HTTP/1.1\r\nhost: localhost\r\n`;
export const chunked = "content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
export const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${" ".repeat(bytes)}\r\n`;

const unknownNames = JSON.stringify(
  Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`n${index}`, 0])),
);

/** What a stranger may send, and then never goes on with. */
export const openings: Record<string, string> = {
  "a lead file that never ends": heads("POST", "/v1/lead-lists") + chunked + chunk(mebibyte),
  "a batch that never ends": heads("POST", "/v1/batches") + chunked + chunk(mebibyte),
  "a sign-in that never ends": heads("POST", "/v1/sign-ins") + chunked + chunk(8000),
  "a sign-in in a thousand pieces": heads("POST", "/v1/sign-ins") + chunked + chunk(1).repeat(8000),
  "sign-ins full of unknown names, their answers unread":
    `${heads("POST", "/v1/sign-ins")}content-type: application/json\r\ncontent-length: ${unknownNames.length}\r\n\r\n${unknownNames}`.repeat(
      2,
    ),
  "a long path that leads nowhere, unread": `${heads("GET", `/${"q".repeat(12_000)}`)}\r\n`.repeat(2),
  "half a header": `${heads("GET", "/healthz")}cookie: ${"c".repeat(12_000)}`,
  "nothing at all": "",
  "a thousand requests at once, their answers unread": `${heads("GET", "/healthz")}\r\n`.repeat(1000),
  "the description of the API, unread": `${heads("GET", "/openapi.json")}\r\n`.repeat(5),
};

/** A connector of its own, and what somebody does to it who has no session. */
export interface StrangersStand {
  /** A connection that has sent something and reads nothing. */
  open(sent: string): Promise<Socket>;
  /** What the connector answers to a request. */
  answer(path: string): Promise<string>;
  /** How many more bytes it holds at most, rubbish not counted, while connections of all kinds are open. */
  mostHeldFor(kinds: string[], connections: number): Promise<number>;
  close(): Promise<void>;
}

export async function startStrangersStand(): Promise<StrangersStand> {
  const folder = mkdtempSync(join(memoryFolder(), "crosswalk-strangers-"));
  // Everything here comes from one address, so that its rate limit would stand in for what is measured.
  const environment = {
    ...environmentOfNobody(join(folder, "crosswalk.db")),
    RATE_LIMIT_PER_MINUTE: "100000",
  };
  const connector = startProcess(environment, {
    nodeOptions: ["--expose-gc", "--import", "./test/support/tellMemory.ts"],
  });
  const port = await connector.listening;
  const answer = (path: string) =>
    fetch(`http://localhost:${port}${path}`).then((response) => response.text());
  // What a connector keeps once it has answered anything does not count.
  for (let round = 0; round < 300; round += 1) await answer("/healthz");
  await answer("/openapi.json");

  const open = async (sent: string) => {
    const socket = connect({ port, host: "localhost" });
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.pause();
    if (sent !== "") socket.write(sent);
    return socket;
  };
  const heldBytes = async () => {
    const told = connector.says(/"heldBytes":(\d+)/);
    connector.kill("SIGUSR2");
    const [, bytes] = await told;
    return Number(bytes);
  };

  return {
    open,
    answer,
    async mostHeldFor(kinds, connections) {
      const before = await heldBytes();
      const sockets: Socket[] = [];
      for (let index = 0; index < connections; index += 1)
        sockets.push(await open(kinds[index % kinds.length] ?? ""));
      let most = 0;
      for (let round = 0; round < 5; round += 1) {
        if ((await answer("/healthz")) !== '{"status":"ok"}') throw new Error("the connector is not well");
        most = Math.max(most, await heldBytes());
      }
      for (const socket of sockets) socket.destroy();
      return most - before;
    },
    async close() {
      connector.kill("SIGTERM");
      await connector.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
