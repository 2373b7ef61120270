import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startConnector, type ConnectorUnderTest } from "./startConnector.ts";

let connector: ConnectorUnderTest;

beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.close());
beforeEach(() => connector.practice("POST", "/reset", {}));

describe("a rep's sign-in", () => {
  it("ends in a session that knows the user and the org", async () => {
    const rep = await connector.signIn("rep@practice.example");
    const { status, body } = await rep.get("/v1/connection");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: { username: "rep@practice.example" },
      org: { id: connector.org.orgId, instanceUrl: connector.org.url, isSandbox: expect.any(Boolean) },
      isAdmin: false,
      createContacts: false,
      binding: "configured",
      apiAllowance: { used: expect.any(Number) },
    });
  });
});
