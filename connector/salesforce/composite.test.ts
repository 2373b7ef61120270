import { expect, it } from "vitest";
import { refusal } from "../reasons/refusal.ts";
import { sendComposite } from "./composite.ts";
import type { SalesforceSession } from "./session.ts";

interface Sent {
  compositeRequest: { url: string; referenceId: string }[];
}

const answerOf = ({ compositeRequest }: Sent) => ({
  compositeResponse: compositeRequest.map(({ referenceId }) => ({
    referenceId,
    httpStatusCode: 200,
    body: {},
  })),
});

/** A session whose calls are answered so, in the order in which they are made. */
function sessionOf(...answers: ((sent: Sent) => Promise<unknown>)[]): SalesforceSession {
  const session = {
    apiVersion: "67.0",
    waitingReads: [],
    timeoutMs: 4,
    request: async (_method: string, _path: string, sent: Sent) => ({
      status: 200,
      headers: {},
      body: await answers.shift()?.(sent),
    }),
  };
  return session as unknown as SalesforceSession;
}

function readBoth(session: SalesforceSession) {
  const read = (name: string, isOptional: boolean) => {
    const subrequests = [{ method: "GET" as const, path: `/query?q=${name}`, referenceId: "a" }];
    return sendComposite(session, subrequests, { isRead: true, isOptional });
  };
  return Promise.allSettled([read("needed", false), read("optional", true)]);
}

const statesOf = (settled: PromiseSettledResult<unknown>[]) => settled.map(({ status }) => status);

it("a needed read takes the answer of its first call where the second is refused meanwhile", async () => {
  const second = Promise.withResolvers<void>();
  const session = sessionOf(
    async (sent) => {
      await second.promise;
      return answerOf(sent);
    },
    () => {
      setImmediate(second.resolve);
      return Promise.reject(refusal("too-many-at-once", { retryAfter: 5 }));
    },
  );
  expect(statesOf(await readBoth(session))).toEqual(["fulfilled", "fulfilled"]);
});

it("a needed read takes the answer of its second call where the first fails later", async () => {
  const first = Promise.withResolvers<unknown>();
  const session = sessionOf(
    () => first.promise,
    (sent) => {
      setImmediate(() => first.reject(refusal("no-answer")));
      return Promise.resolve(answerOf(sent));
    },
  );
  expect(statesOf(await readBoth(session))).toEqual(["fulfilled", "rejected"]);
});

it("an answer without parts is an error of Salesforce's, as a proxy's page may have status 200", async () => {
  const read = sendComposite(
    sessionOf(() => Promise.resolve("<html></html>")),
    [{ method: "GET", path: "/limits", referenceId: "a" }],
    { isRead: true },
  );
  await expect(read).rejects.toMatchObject({ code: "salesforce-unavailable" });
});
