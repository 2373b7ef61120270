import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRoundRobin } from "./turns.ts";

const users = ["ada", "bo", "cleo", "dov", "eve"].map((userId) => ({ userId }));
const nobody = () => false;

describe("the turns of users", () => {
  it("pass from user to user, however often one user stands in the queue", () => {
    const turns = createRoundRobin();
    const queue = [{ userId: "ada" }, { userId: "ada" }, { userId: "ada" }, { userId: "bo" }];
    const given = Array.from({ length: 6 }, () => turns.next(queue, nobody)?.userId);
    expect(given).toEqual(["ada", "bo", "ada", "bo", "ada", "bo"]);
  });

  it("never come twice to one user while another waits, however long anybody is busy", () => {
    const moments = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: users.length - 1 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(moments, (busyAtMoment) => {
        const turns = createRoundRobin();
        /** Users who were served since a user began to wait. */
        const passedOver = new Map(users.map(({ userId }) => [userId, new Set<string>()]));
        for (const busy of busyAtMoment) {
          const isBusy = (userId: string) => busy.some((index) => users[index]?.userId === userId);
          const next = turns.next(users, isBusy);
          for (const [userId, others] of passedOver) {
            if (isBusy(userId) || userId === next?.userId) others.clear();
            else if (next) {
              expect(others.has(next.userId)).toBe(false);
              others.add(next.userId);
            }
          }
        }
      }),
    );
  });
});
