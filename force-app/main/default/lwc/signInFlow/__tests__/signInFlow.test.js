import { SignInFlow } from "c/signInFlow";
import { answerWith, CONNECTOR_URL, problem, unreachable } from "lwc-test/connector";
import { settle } from "lwc-test/render";

const HOUR_MS = 3_600_000;
const session = { token: "token", expiresAt: new Date(Date.now() + HOUR_MS).toISOString() };
let flow;
let steps;
let popup;
let status;

async function open(answers = {}) {
  steps = [];
  status = { id: "sign-in-1", status: "pending" };
  popup = { closed: false, close: jest.fn() };
  window.open = jest.fn(() => popup);
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString();
  const requests = answerWith({
    "POST /v1/sign-ins": { id: "sign-in-1", authorizeUrl: "https://login.example/authorize", expiresAt },
    "GET /v1/sign-ins/sign-in-1": () => status,
    "POST /v1/sessions": session,
    ...answers,
  });
  flow = new SignInFlow((change) => steps.push(change));
  await flow.prepare();
  await flow.open();
  return requests;
}

async function poll() {
  jest.advanceTimersByTime(2_000);
  await settle();
}

async function receive(data, origin = CONNECTOR_URL) {
  window.dispatchEvent(new MessageEvent("message", { data, origin }));
  await settle();
}

const signedIn = { type: "crosswalk:signed-in", signInId: "sign-in-1", code: "one-time" };
const lastStep = () => steps.at(-1).step;

beforeEach(() => jest.useFakeTimers({ doNotFake: ["performance"] }));
afterEach(() => flow.stop());

it("swaps the code of the pop-up for a session, with the verifier of its own challenge", async () => {
  const requests = await open();
  await receive(signedIn);
  expect(requests[1].body).toMatchObject({ signInId: "sign-in-1", code: "one-time" });
  expect(requests[1].body.codeVerifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(requests[0].body.codeChallenge).not.toBe(requests[1].body.codeVerifier);
  expect(lastStep()).toBe("done");
});

it("hears nobody but the connector, and only about its own sign-in", async () => {
  const requests = await open();
  await receive(signedIn, "https://evil.example");
  await receive({ ...signedIn, signInId: "other" });
  await receive({ ...signedIn, type: "something-else" });
  await receive(null);
  expect(requests).toHaveLength(1);
  expect(lastStep()).toBe("waiting");
});

it("swaps a code once, however often it is told", async () => {
  const requests = await open();
  window.dispatchEvent(new MessageEvent("message", { data: signedIn, origin: CONNECTOR_URL }));
  await receive(signedIn);
  expect(requests.filter(({ path }) => path === "/v1/sessions")).toHaveLength(1);
});

it("learns of a refusal that never came back to the pop-up", async () => {
  await open();
  status = { id: "sign-in-1", status: "failed", code: "app-blocked", action: "Ask an admin." };
  await poll();
  expect(steps.at(-1)).toMatchObject({ step: "failed", problem: { code: "app-blocked" } });
  expect(popup.close).toHaveBeenCalled();
});

it("says so when the browser allows no pop-up", async () => {
  await open();
  flow.stop();
  await flow.prepare();
  window.open = () => null;
  await flow.open();
  expect(lastStep()).toBe("blocked");
});

it("notices a closed pop-up, and still takes the code", async () => {
  await open();
  popup.closed = true;
  await poll();
  expect(lastStep()).toBe("closed");
  await flow.submitCode("pasted");
  expect(lastStep()).toBe("done");
});

it("asks for the code when the sign-in is complete but the message does not arrive", async () => {
  await open();
  status = { id: "sign-in-1", status: "completed" };
  await poll();
  expect(lastStep()).toBe("waiting");
  await poll();
  expect(lastStep()).toBe("code");
});

it("says that the app may not be installed when Salesforce stays silent", async () => {
  await open();
  jest.setSystemTime(Date.now() + 60_000);
  await poll();
  expect(lastStep()).toBe("slow");
});

it("survives a poll without an answer, and gives up at one that is refused", async () => {
  let answer = unreachable;
  await open({ "GET /v1/sign-ins/sign-in-1": () => answer() });
  await poll();
  expect(lastStep()).toBe("waiting");
  answer = () => problem(404, "not-found");
  await poll();
  expect(lastStep()).toBe("failed");
});

it("asks no more once it is stopped", async () => {
  const requests = await open();
  flow.stop();
  await poll();
  await poll();
  await receive(signedIn);
  expect(requests).toHaveLength(1);
});

it("starts anew instead of opening a sign-in that is about to end", async () => {
  const requests = await open();
  flow.stop();
  await flow.prepare();
  jest.advanceTimersByTime(HOUR_MS);
  await flow.open();
  expect(requests.filter(({ method }) => method === "POST")).toHaveLength(3);
});
