import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { requireRightClock } from "../../connector/privacy/requireRightClock.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";

const clock = movableClock();
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(() => clock.reset());

interface Diagnosis {
  checks: { id: string; state: string; detail: string; remedy: string }[];
}

it("a connector where nobody has signed in asks the login host for the time, and erases", async () => {
  await requireRightClock(stack.app);
  const metrics = await stack.app.metrics.registry.getSingleMetricAsString(
    "crosswalk_salesforce_request_seconds",
  );
  expect(metrics).toMatch(/_count\{method="HEAD",status="200"\} \d/);
});

it("a connector whose clock is ahead erases nothing, and the admin page says why and what helps", async () => {
  clock.advance({ hours: 50 });
  await expect(requireRightClock(stack.app)).rejects.toMatchObject({ code: "CLOCK_AHEAD" });
  const ask = async (username: string) => {
    const client = await stack.signIn(username);
    const { body } = await client.get<Diagnosis>("/v1/connection/diagnosis");
    return body.checks.filter(({ id }) => id === "erasing");
  };
  expect(await ask("admin@practice.example")).toMatchObject([
    {
      state: "warning",
      detail: expect.stringMatching(/Nothing is erased by its age.*(2,999|3,000) min ahead/),
      remedy: expect.stringMatching(/NTP/),
    },
  ]);
  expect(await ask("rep@practice.example")).toEqual([]);
  clock.reset();
  expect(await ask("admin@practice.example")).toEqual([]);
});

it("a connector that can't reach the login host after a day off erases nothing", async () => {
  clock.advance({ hours: 75 });
  const { settings } = stack.app.salesforceApp;
  const { loginUrl } = settings;
  settings.loginUrl = "http://127.0.0.1:1";
  await expect(requireRightClock(stack.app)).rejects.toMatchObject({ code: "CLOCK_UNCONFIRMED" });
  settings.loginUrl = loginUrl;
});
