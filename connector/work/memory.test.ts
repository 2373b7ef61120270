import { describe, expect, it } from "vitest";
import { type CacheKind, createMemory, remember } from "./memory.ts";

const ada = { orgId: "00D1", userId: "0051" };
const bo = { orgId: "00D1", userId: "0052" };
const words: CacheKind<string> = { maxAgeMs: 1_000, max: 2, usersMax: 2 };
const answers: CacheKind<Promise<number>> = { max: 10 };

function memoryAt(startMs = 0) {
  const time = { ms: startMs };
  return { time, memory: createMemory(() => time.ms) };
}

describe("the connector's memory", () => {
  it("never shows one user what another was told", () => {
    const { memory } = memoryAt();
    memory.perUser(words, ada).set("key", "hers");

    expect(memory.perUser(words, ada).get("key")).toBe("hers");
    expect(memory.perUser(words, bo).get("key")).toBeUndefined();
    expect(memory.shared(words).get("key")).toBeUndefined();
  });

  it("gives nothing that has grown too old for its kind or for whoever asks", () => {
    const { memory, time } = memoryAt(5_000);
    const cache = memory.shared(words);
    cache.set("key", "word");
    time.ms += 999;

    expect(cache.get("key")).toBe("word");
    expect(cache.get("key", 500)).toBeUndefined();
    time.ms += 1;
    expect(cache.get("key")).toBeUndefined();
  });

  it("drops all of the user who asked longest ago", () => {
    const { memory } = memoryAt();
    const [first, second, third] = ["1", "2", "3"].map((userId) => ({ orgId: "00D1", userId }));
    const cacheOf = (user = ada) => memory.perUser(words, user);
    cacheOf(first).set("key", "word");
    cacheOf(second).set("key", "word");
    cacheOf(first);
    cacheOf(third);

    expect(cacheOf(first).get("key")).toBe("word");
    expect(cacheOf(second).get("key")).toBeUndefined();
  });
});

describe("an answer that is asked for", () => {
  it("is asked for once while it is remembered", async () => {
    const cache = memoryAt().memory.shared(answers);
    let asked = 0;
    const ask = async () => (asked += 1);

    expect(await Promise.all([remember(cache, "key", ask), remember(cache, "key", ask)])).toEqual([1, 1]);
    expect(await remember(cache, "key", ask)).toBe(1);
  });

  it("is asked for again after it failed", async () => {
    const cache = memoryAt().memory.shared(answers);
    await expect(remember(cache, "key", () => Promise.reject(new Error("down")))).rejects.toThrow("down");

    expect(await remember(cache, "key", async () => 2)).toBe(2);
  });
});
