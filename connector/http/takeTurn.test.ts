import type { Context } from "hono";
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import type { AppEnv } from "./appEnv.ts";
import { takeTurn } from "./takeTurn.ts";

const request = (userId: string) =>
  ({
    req: { method: "GET", path: "/v1/lead-lists", header: () => undefined },
    get: () => ({ caller: { userId } }),
  }) as unknown as Context<AppEnv, string>;

it("four requests of a user are at work at once, the fifth once one has ended or failed", async () => {
  const turn = takeTurn();
  const begun: string[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const ask = (userId: string) => {
    const end = Promise.withResolvers<void>();
    ends.push(end);
    return turn(request(userId), () => {
      begun.push(userId);
      return end.promise;
    });
  };
  const asked = ["one", "one", "one", "one", "one", "one", "other"].map(ask);
  await setImmediate();
  await setImmediate();
  expect(begun).toEqual(["one", "one", "one", "one", "other"]);
  ends[0]?.resolve();
  ends[1]?.reject(new Error("refused"));
  await expect(asked[1]).rejects.toThrow("refused");
  await setImmediate();
  await setImmediate();
  expect(begun.filter((userId) => userId === "one")).toHaveLength(6);
  for (const end of ends) end.resolve();
  await Promise.allSettled(asked);
});
