import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createTokenVault } from "../../secrets.ts";
import { digestsOf } from "./find.ts";

const key = (byte: number) => Buffer.alloc(32, byte);
const vault = createTokenVault(new Map([["one", key(1)]]));
const digestOf = async (body: object) => (await digestsOf(vault, body))[0];

describe("the digest of a request's body", () => {
  const body = { leadId: "1", contact: { FirstName: "Quinn", LastName: "Testley" }, roles: [1, 2] };

  it("is the same whatever the order of its members", async () => {
    const turned = { roles: [1, 2], contact: { LastName: "Testley", FirstName: "Quinn" }, leadId: "1" };
    expect(await digestOf(turned)).toBe(await digestOf(body));
    expect(await digestOf({ ...body, role: undefined })).toBe(await digestOf(body));
  });

  it("is another for any other value, and for another order of a list", async () => {
    const others = [
      { ...body, leadId: "2" },
      { ...body, leadId: 1 },
      { ...body, role: null },
      { ...body, roles: [2, 1] },
    ];
    expect(new Set(await Promise.all([body, ...others].map(digestOf))).size).toBe(others.length + 1);
  });

  it("is made with the vault's key, and told after another key has come before it", async () => {
    const rotated = createTokenVault(
      new Map([
        ["two", key(2)],
        ["one", key(1)],
      ]),
    );
    const [current, ...older] = await digestsOf(rotated, body);
    expect(current).not.toBe(await digestOf(body));
    expect(older).toContain(await digestOf(body));
  });

  it("is told where an earlier version stored it without a key", async () => {
    const earlier = createHash("sha256").update('{"a":"x","b":1}').digest("hex");
    expect((await digestsOf(vault, { b: 1, a: "x" })).at(-1)).toBe(earlier);
  });
});
