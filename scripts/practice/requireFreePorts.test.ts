import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "../../test/support/freePort.ts";
import { requireFreePorts } from "./requireFreePorts.ts";

let server: Server | undefined;
afterEach(() => server?.close());

describe("a port of npm start", () => {
  it("is refused where it is in use, with the next step", async () => {
    server = createServer().listen(0, "localhost");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;

    const refused = requireFreePorts({ PAGE_PORT: String(await freePort()), ORG_PORT: String(port) });

    await expect(refused).rejects.toThrow(`Port ${port} is in use.`);
    await expect(refused).rejects.toThrow("or choose another port by ORG_PORT, such as ORG_PORT=");
  });

  it("is refused where it is none, and where two parts have the same", async () => {
    const port = String(await freePort());

    const refused = requireFreePorts({ PAGE_PORT: port, ORG_PORT: port, CONNECTOR_PORT: "https" });

    await expect(refused).rejects.toThrow(`ORG_PORT and PAGE_PORT are both ${port}`);
    await expect(refused).rejects.toThrow("CONNECTOR_PORT=https is no port");
  });

  it("is taken where it is free", async () => {
    await expect(requireFreePorts({ PAGE_PORT: String(await freePort()) })).resolves.toBeUndefined();
  });
});
