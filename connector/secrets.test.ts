import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createTokenVault, keyIdOf } from "./secrets.ts";

const one = randomBytes(32);
const two = randomBytes(32);

describe("the token vault", () => {
  it("opens what it sealed, and shows nothing of it", () => {
    const vault = createTokenVault(new Map([["one", one]]));
    const sealed = vault.seal("5Aep861 secret", "grant:1:refresh");
    expect(sealed).not.toContain("secret");
    expect(vault.open(sealed, "grant:1:refresh")).toBe("5Aep861 secret");
    expect(vault.seal("5Aep861 secret", "grant:1:refresh")).not.toBe(sealed);
  });

  it("opens nothing that was tampered with, or moved to another row", () => {
    const vault = createTokenVault(new Map([["one", one]]));
    const sealed = vault.seal("secret", "grant:1:refresh");
    const damaged = sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA");
    expect(() => vault.open(damaged, "grant:1:refresh")).toThrow();
    expect(() => vault.open(sealed, "grant:2:refresh")).toThrow();
    expect(() => vault.open("one..", "grant:1:refresh")).toThrow();
  });

  it("reads what an older key sealed while that key is there, and names the key when it is gone", () => {
    const sealed = createTokenVault(new Map([["one", one]])).seal("secret", "place");
    const rotated = createTokenVault(
      new Map([
        ["two", two],
        ["one", one],
      ]),
    );
    expect(rotated.open(sealed, "place")).toBe("secret");
    expect(keyIdOf(rotated.seal("secret", "place"))).toBe("two");
    expect(() => createTokenVault(new Map([["two", two]])).open(sealed, "place")).toThrow(/key one/);
  });

  it("hashes under every key, the current one first, for each purpose in another way", () => {
    const [old] = createTokenVault(new Map([["one", one]])).hashesOf("vera", "place");
    const rotated = createTokenVault(
      new Map([
        ["two", two],
        ["one", one],
      ]),
    );
    const [current, ...older] = rotated.hashesOf("vera", "place");
    expect(older).toEqual([old]);
    const others = [rotated.hashesOf("vera", "elsewhere")[0], rotated.hashesOf("vera ", "place")[0]];
    expect(new Set([current, old, ...others]).size).toBe(4);
  });
});
