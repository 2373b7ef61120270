import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The name of Postgres' socket in its folder. */
const socketName = ".s.PGSQL.5432";

/** A network between a connector and a Postgres at a socket, which fails on purpose. */
export interface CuttingProxy {
  url: string;
  /** Loses the answer to the next message that has this text, and cuts the connection. The server gets it. */
  loseAnswerTo(text: string): void;
  /** Lets nothing more through on the connections that there are, without ending them. */
  silence(): void;
  close(): Promise<void>;
}

export async function startCuttingProxy(server: string): Promise<CuttingProxy> {
  const folder = mkdtempSync(join(tmpdir(), "crosswalk-cut-"));
  const [address = "", host = ""] = server.split("?host=");
  const target = join(decodeURIComponent(host), socketName);
  const open = new Set<Socket>();
  const silent = new Set<Socket>();
  let wanted: string | null = null;

  const proxy = createServer((client) => {
    const upstream = connect(target);
    let isLosing = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on("data", (message) => {
      if (wanted !== null && message.includes(wanted)) {
        wanted = null;
        isLosing = true;
      }
      upstream.write(message);
    });
    upstream.on("data", (answer) => {
      if (isLosing) client.destroy();
      else if (!silent.has(upstream)) client.write(answer);
    });
  });
  proxy.listen(join(folder, socketName));
  await once(proxy, "listening");
  return {
    url: `${address}?host=${encodeURIComponent(folder)}`,
    loseAnswerTo(text) {
      wanted = text;
    },
    silence() {
      for (const socket of open) silent.add(socket);
    },
    async close() {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, "close");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
