import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mebibyte, openings, startStrangersStand, type StrangersStand } from "./strangersStand.ts";

let stand: StrangersStand;

beforeAll(async () => {
  stand = await startStrangersStand();
});
afterAll(() => stand.close());

/** Those who do not read what they are answered can make it hold most. */
const unread = Object.entries(openings).filter(([kind]) => kind.endsWith("unread"));

describe("strangers", () => {
  it.each(unread)(
    "make the connector hold less than 20 MB with 500 connections of %s, and it answers meanwhile",
    async (_, sent) => {
      expect((await stand.mostHeldFor([sent], 500)) / mebibyte).toBeLessThan(20);
    },
  );
});
