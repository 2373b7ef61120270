import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;
let admin: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
  rep = await signIn(running, "rep@practice.example");
  admin = await signIn(running, "admin@practice.example");
});
afterAll(() => running.close());

test("the versions run from 45.0 to 68.0, each with the release it came in", async () => {
  const versions = (await (await fetch(`${running.url}/services/data`)).json()) as {
    label: string;
    version: string;
  }[];
  expect(versions[0]).toEqual({ label: "Spring '19", url: "/services/data/v45.0", version: "45.0" });
  expect(versions.at(-1)).toEqual({ label: "Winter '27", url: "/services/data/v68.0", version: "68.0" });
  const get = (version: string) =>
    fetch(`${running.url}/services/data/${version}/limits`, {
      headers: { Authorization: `Bearer ${rep.token}` },
    });
  expect((await get("v45.0")).status).toBe(200);
  for (const version of ["v44.0", "v69.0", "67.0", "v67"]) expect((await get(version)).status).toBe(404);
});

describe("around the records of an object", () => {
  test("every address that describe names answers", async () => {
    const { body } = await admin.rest("/sobjects/Contact/describe");
    const { urls } = body as { urls: Record<string, string> };
    for (const [name, url] of Object.entries(urls)) {
      if (url.includes("{ID}") || url.startsWith("http")) continue;
      const { status } = await admin.rest(url.replace("/services/data/v67.0", ""));
      expect({ name, status }).toEqual({ name, status: 200 });
    }
  });
});
