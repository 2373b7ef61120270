import {
  configureConnector,
  createContact,
  createIdempotencyKey,
  createSession,
  isSignedIn,
  lookForSession,
  onSessionChange,
  problemOf,
  readBatchCsv,
  readConnection,
  signOut,
  undoCreation,
} from "c/connectorClient";
import { answerWith, CONNECTOR_URL, problem, Reply, unreachable } from "lwc-test/connector";

const session = { token: "secret-token", expiresAt: new Date(Date.now() + 3_600_000).toISOString() };

async function signIn(answers = {}) {
  const requests = answerWith({ "POST /v1/sessions": new Reply(201, session), ...answers });
  await createSession("sign-in", "code", "verifier");
  return requests;
}

async function problemFrom(promise) {
  return problemOf(await promise.catch((error) => error));
}

/** A request that nobody answers. */
function untilAborted(_url, { signal }) {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
  });
}

it("sends the session with each request, in the header only", async () => {
  const requests = await signIn({ "GET /v1/connection": {} });
  await readConnection();
  expect(requests[1].headers.Authorization).toBe("Bearer secret-token");
  expect(JSON.stringify(fetch.mock.calls[1][0])).not.toContain("secret-token");
});

describe("a session that the browser keeps for all tabs", () => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const current = { "GET /v1/sessions/current": { userId: "005a", expiresAt } };

  afterEach(async () => {
    answerWith({ "DELETE /v1/sessions/current": new Reply(204, null) });
    await signOut();
  });

  it("is used without a token: each request says for whom the page is", async () => {
    const requests = await signIn({ "POST /v1/sessions": { expiresAt }, "GET /v1/connection": {} });
    await readConnection();
    expect(isSignedIn()).toBe(true);
    expect(requests[1].headers).not.toHaveProperty("Authorization");
    expect(requests[1].headers["Crosswalk-Viewer"]).toMatch(/^005/);
    expect(fetch.mock.calls[1][1].credentials).toBe("include");
    expect(sessionStorage).toHaveLength(0);
  });

  it("is found in a new tab, and told once", async () => {
    answerWith(current);
    const changes = [];
    const stop = onSessionChange((change) => changes.push(change));
    await lookForSession();
    await lookForSession();
    stop();
    expect(changes).toEqual([{ signedIn: true }]);
  });

  it("is told again where another tab has signed in as somebody else", async () => {
    answerWith(current);
    await lookForSession();
    const changes = [];
    const stop = onSessionChange((change) => changes.push(change));
    answerWith({ "GET /v1/sessions/current": { userId: "005b", expiresAt } });
    await lookForSession();
    stop();
    expect(changes).toEqual([{ signedIn: true }]);
  });

  it("is used for the user whom this tab shows alone, whoever another tab has signed in", async () => {
    const requests = await signIn({
      "POST /v1/sessions": { userId: "005a", expiresAt },
      "GET /v1/connection": {},
      ...current,
    });
    await readConnection();
    await lookForSession();
    expect(requests.map(({ headers }) => headers["Crosswalk-User"])).toEqual([undefined, "005a", undefined]);
  });

  it("has ended here too where another tab has signed out, and not where nobody answers", async () => {
    answerWith(current);
    await lookForSession();
    answerWith({ "GET /v1/sessions/current": unreachable });
    await lookForSession();
    expect(isSignedIn()).toBe(true);
    answerWith({ "GET /v1/sessions/current": problem(401, "session-expired") });
    await lookForSession();
    expect(isSignedIn()).toBe(false);
  });

  it("is said to have ended when it ends, before anybody asks", async () => {
    jest.useFakeTimers();
    try {
      answerWith(current);
      await lookForSession();
      const changes = [];
      const stop = onSessionChange((change) => changes.push(change));
      jest.advanceTimersByTime(3_600_001);
      stop();
      expect(changes).toEqual([{ signedIn: false, reason: "expired" }]);
    } finally {
      jest.useRealTimers();
    }
  });
});

it("asks for a file in the user's language", async () => {
  const requests = await signIn({ "GET /v1/batches/b/rows.csv": {} });
  await readBatchCsv("b");
  expect(requests[1].headers["Accept-Language"]).toBe("en");
});

it("tells its listeners when the connector says that the session has ended", async () => {
  await signIn({ "GET /v1/connection": problem(401, "session-expired") });
  const changes = [];
  const stop = onSessionChange((change) => changes.push(change));
  const { code } = await problemFrom(readConnection());
  stop();
  expect(code).toBe("session-expired");
  expect(changes).toEqual([{ signedIn: false, reason: "expired" }]);
  expect(isSignedIn()).toBe(false);
});

it("forgets the session on signing out, even where the connector cannot be reached", async () => {
  await signIn({ "DELETE /v1/sessions/current": unreachable });
  await expect(signOut()).rejects.toThrow();
  expect(isSignedIn()).toBe(false);
  expect(sessionStorage).toHaveLength(0);
});

it("keeps a session for the connector that gave it, and ends it where the address becomes another", async () => {
  await signIn();
  configureConnector(CONNECTOR_URL);
  expect(isSignedIn()).toBe(true);

  configureConnector("https://elsewhere.northwind.example");
  expect(isSignedIn()).toBe(false);
  expect(sessionStorage).toHaveLength(0);
  configureConnector(CONNECTOR_URL);
});

it("tells an unreachable connector from a slow one", async () => {
  answerWith({ "GET /v1/connection": unreachable });
  expect((await problemFrom(readConnection())).code).toBe("connector-unreachable");

  jest.useFakeTimers();
  globalThis.fetch = untilAborted;
  const reading = problemFrom(readConnection());
  jest.advanceTimersByTime(60_000);
  expect((await reading).code).toBe("connector-slow");
});

it("takes an answer that breaks off in the middle for none", async () => {
  answerWith({ "GET /v1/connection": {} });
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    const response = await fetch(...request);
    return { ...response, json: () => Promise.reject(new TypeError("network error")) };
  };
  expect((await problemFrom(readConnection())).code).toBe("connector-unreachable");
});

it("waits for an undo as long as for a creation, since Salesforce may take as long", async () => {
  jest.useFakeTimers();
  globalThis.fetch = untilAborted;
  let ended = null;
  problemFrom(undoCreation("creation-1")).then((told) => {
    ended = told;
  });
  await jest.advanceTimersByTimeAsync(89_999);
  expect(ended).toBeNull();
  await jest.advanceTimersByTimeAsync(1);
  expect(ended.code).toBe("connector-slow");
});

it("reads the problem in a failed answer, and makes one where the answer has none", async () => {
  answerWith({ "GET /v1/connection": problem(403, "wrong-org", { orgUsed: { id: "1", name: "Other" } }) });
  expect(await problemFrom(readConnection())).toMatchObject({
    code: "wrong-org",
    orgUsed: { name: "Other" },
  });
  answerWith({ "GET /v1/connection": new Reply(502, "<html>") });
  expect((await problemFrom(readConnection())).code).toBe("connector-unreachable");
});

it("treats an unknown outcome as a problem, not as a success", async () => {
  const requests = answerWith({ "POST /v1/contacts": problem(202, "outcome-unknown", { creationId: "c1" }) });
  const key = createIdempotencyKey();
  expect(await problemFrom(createContact({ leadId: "l" }, key))).toMatchObject({ creationId: "c1" });
  expect(requests[0].headers["Idempotency-Key"]).toBe(key);
});
