import { createServer } from "node:https";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { generate } from "selfsigned";

export interface TlsFront {
  url: string;
  /** PEM of the certificate, for clients to trust. */
  certificate: string;
  /** Starts passing requests on to that origin. */
  passTo(origin: string): void;
  close(): Promise<void>;
}

/** An https origin on this machine with its own certificate, which forwards everything to a plain one. */
export async function serveByTls(): Promise<TlsFront> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  let origin: URL | undefined;
  const server = createServer({ key, cert }, (incoming, outgoing) => {
    const { method, headers, url = "/" } = incoming;
    const passed = request(new URL(url, origin), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    certificate: cert,
    passTo: (target) => void (origin = new URL(target)),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
