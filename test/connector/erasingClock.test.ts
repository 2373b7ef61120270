import { afterAll, beforeAll, expect, it } from "vitest";
import { requireRightClock } from "../../connector/privacy/clocksApart.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";

const clock = movableClock();
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ clock: clock.now });
});
afterAll(() => stack.close());

interface Told {
  readyz: unknown;
  admin: unknown;
  rep: unknown;
}

async function told(): Promise<Told> {
  const diagnosisOf = async (username: string) => {
    const client = await stack.signIn(username);
    const { body } = await client.get<{ checks: { id: string }[] }>("/v1/connection/diagnosis");
    return body.checks.filter(({ id }) => id === "erasing");
  };
  return {
    readyz: await stack.anonymous.get("/readyz"),
    admin: await diagnosisOf("admin@practice.example"),
    rep: await diagnosisOf("rep@practice.example"),
  };
}
const nothing = {
  readyz: expect.objectContaining({
    status: 200,
    body: expect.objectContaining({ problems: [] }) as unknown,
  }),
  admin: [],
  rep: [],
};

it.each([60, -60])(
  "a connector whose clock is %i minutes off erases nothing by age, and says so until it is set right",
  async (minutes) => {
    clock.reset();
    await requireRightClock(stack.app);
    expect(await told()).toEqual(nothing);
    clock.advance({ minutes });
    await expect(requireRightClock(stack.app)).rejects.toThrow("clocks are 60 min apart");
    expect(await told()).toMatchObject({
      readyz: {
        status: 200,
        body: { checks: { clock: false }, problems: [expect.stringMatching(/60 min apart.*NTP/)] },
      },
      admin: [
        {
          state: "warning",
          detail: expect.stringMatching(/Nothing is erased by its age.*60 min apart/),
          remedy: expect.stringMatching(/NTP/),
        },
      ],
      rep: [],
    });
    clock.reset();
    await requireRightClock(stack.app);
    expect(await told()).toEqual(nothing);
  },
);

it("a connector that nobody tells the time erases nothing by age", async () => {
  clock.advance({ hours: 2 });
  const { settings } = stack.app.salesforceApp;
  const { loginUrl } = settings;
  settings.loginUrl = "http://127.0.0.1:1";
  await expect(requireRightClock(stack.app)).rejects.toMatchObject({ code: "salesforce-unavailable" });
  settings.loginUrl = loginUrl;
  clock.reset();
});
