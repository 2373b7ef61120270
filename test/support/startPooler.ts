import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The name of Postgres' socket in its folder. */
const socketName = ".s.PGSQL.5432";

/**
 * Stands before a Postgres at a socket. Tells its clients another number of their connection than the
 * server's, as poolers do.
 */
export async function startPooler(url: string) {
  const folder = mkdtempSync(join(tmpdir(), "crosswalk-pooler-"));
  const [address = "", host = ""] = url.split("?host=");
  const server = join(decodeURIComponent(host), socketName);
  // The sign of the message that has the number, and its length.
  const keyData = Buffer.from([0x4b, 0, 0, 0, 12]);
  const asked: string[] = [];
  const pooler = createServer((client) => {
    const toServer = connect(server).on("error", () => client.destroy());
    client.on("error", () => toServer.destroy());
    client.on("data", (chunk) => {
      // A question has this sign, and its length.
      if (chunk[0] === 0x51) asked.push(chunk.toString("utf8", 5, chunk.indexOf(0, 5)));
      toServer.write(chunk);
    });
    toServer.on("data", (chunk) => {
      const at = chunk.indexOf(keyData);
      if (at >= 0) chunk.writeInt32BE(424_242, at + keyData.length);
      client.write(chunk);
    });
    client.on("close", () => toServer.destroy());
    toServer.on("close", () => client.destroy());
  });
  await once(pooler.listen(join(folder, socketName)), "listening");
  return {
    url: `${address}?host=${encodeURIComponent(folder)}`,
    /** The questions that came, in their order. */
    asked,
    close() {
      pooler.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
