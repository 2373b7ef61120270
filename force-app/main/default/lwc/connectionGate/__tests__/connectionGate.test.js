import getSettings from "@salesforce/apex/CrosswalkSettings.getSettings";
import ConnectionGate from "c/connectionGate";
import { readConnection, signOut } from "c/connectorClient";
import { answerWith, CONNECTOR_URL, problem, Reply } from "lwc-test/connector";
import { find, record, render, settle } from "lwc-test/render";
import { connection } from "lwc-test/samples";
import { signInHere } from "lwc-test/session";

jest.mock(
  "@salesforce/apex/CrosswalkSettings.getSettings",
  () => {
    const { createApexTestWireAdapter } = require("@salesforce/sfdx-lwc-jest");
    return { default: createApexTestWireAdapter(jest.fn()) };
  },
  { virtual: true },
);

const isContentShown = (element) => !find(element, ".slds-hide");

async function configure(connectorUrl = CONNECTOR_URL) {
  getSettings.emit({ connectorUrl });
  await settle();
}

afterEach(async () => {
  answerWith({ "DELETE /v1/sessions/current": new Reply(204, null) });
  await signOut();
});

it("shows what is wrong with the org's settings", async () => {
  const element = await render("c-connection-gate", ConnectionGate);
  getSettings.error({ message: "Connector URL is empty." });
  await settle();
  expect(find(element, "c-error-panel").problem).toMatchObject({
    code: "connector-misconfigured",
    detail: "Connector URL is empty.",
  });
  await expect(element).toBeAccessible();
});

it("asks to sign in and lets the content through afterwards", async () => {
  const element = await render("c-connection-gate", ConnectionGate);
  const connects = record(element, "connect");
  await configure();
  expect(find(element, "c-sign-in-prompt").wasSignedIn).toBe(false);
  expect(isContentShown(element)).toBe(false);
  await signInHere();
  answerWith({ "GET /v1/connection": connection });
  await settle();
  await element.refresh();
  await settle();
  expect(isContentShown(element)).toBe(true);
  expect(connects.at(-1).connection.user.id).toBe("005");
});

it("hides the content while a session has ended, and shows it again as it was", async () => {
  await signInHere();
  answerWith({ "GET /v1/connection": connection });
  const element = await render("c-connection-gate", ConnectionGate);
  const connects = record(element, "connect");
  await configure();
  answerWith({ "GET /v1/connection": problem(401, "session-expired") });
  await readConnection().catch(() => null);
  await settle();
  expect(find(element, "c-sign-in-prompt").wasSignedIn).toBe(true);
  expect(isContentShown(element)).toBe(false);
  await signInHere();
  answerWith({ "GET /v1/connection": connection });
  await element.refresh();
  expect(isContentShown(element)).toBe(true);
  expect(connects.some(({ resumed }) => resumed)).toBe(true);
});

it("has an error that passes said once, and whoever did not say it goes on when it is over", async () => {
  const element = await render("c-connection-gate", ConnectionGate);
  const [retry, endings] = [jest.fn(), []];
  const isSaid = (code, isSeen = true, canHide = true) => {
    endings.push(new AbortController());
    const detail = { problem: { code }, canHide, isSeen: () => isSeen, retry, until: endings.at(-1).signal };
    element.dispatchEvent(new CustomEvent("problemshown", { detail }));
    return Boolean(detail.isSaid);
  };
  const [lost, down] = ["connector-unreachable", "salesforce-unavailable"];
  expect([isSaid(lost, false), isSaid(lost), isSaid(lost), isSaid(down)]).toEqual([
    false,
    false,
    true,
    false,
  ]);
  expect(isSaid(lost, true, false)).toBe(false);
  endings[1].abort();
  expect(retry).toHaveBeenCalledTimes(1);
});

it("reads the quota again where it is said to be used up", async () => {
  await signInHere();
  answerWith({ "GET /v1/connection": connection });
  const element = await render("c-connection-gate", ConnectionGate);
  await configure();
  const connects = record(element, "connect");
  element.dispatchEvent(new CustomEvent("problemshown", { detail: { problem: { code: "quota-exceeded" } } }));
  await settle();
  expect(connects).toHaveLength(1);
});

it("signs out, and asks who it is", async () => {
  await signInHere();
  const requests = answerWith({
    "GET /v1/connection": connection,
    "DELETE /v1/sessions/current": new Reply(204, null),
  });
  const element = await render("c-connection-gate", ConnectionGate);
  const disconnects = record(element, "disconnect");
  await configure();
  await element.leave();
  await settle();
  expect(requests.at(-1).path).toBe("/v1/sessions/current");
  expect(disconnects).toHaveLength(1);
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-sign-in-prompt"));
});

it("opens without asking where another tab has signed in", async () => {
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  answerWith({
    "GET /v1/sessions/current": { userId: "005", expiresAt },
    "GET /v1/connection": connection,
  });
  const element = await render("c-connection-gate", ConnectionGate);
  await configure();
  await settle();
  expect(isContentShown(element)).toBe(true);
});

it.each(["focus", "visibilitychange"])(
  "says to whoever comes back that another tab has signed out, by %s",
  async (event) => {
    await signInHere();
    answerWith({ "GET /v1/connection": connection });
    const element = await render("c-connection-gate", ConnectionGate);
    await configure();
    answerWith({ "GET /v1/sessions/current": problem(401, "session-expired") });
    (event === "focus" ? window : document).dispatchEvent(new CustomEvent(event));
    await settle();
    expect(isContentShown(element)).toBe(false);
    expect(find(element, "c-sign-in-prompt").wasSignedIn).toBe(true);
  },
);

it("tells that the user has come back, where the session is the same", async () => {
  await signInHere();
  answerWith({ "GET /v1/connection": connection, "GET /v1/sessions/current": { userId: null } });
  const element = await render("c-connection-gate", ConnectionGate);
  const returns = record(element, "return");
  await configure();
  window.dispatchEvent(new CustomEvent("focus"));
  await settle();
  expect(returns).toHaveLength(1);
  answerWith({ "GET /v1/sessions/current": problem(401, "session-expired") });
  window.dispatchEvent(new CustomEvent("focus"));
  await settle();
  expect(returns).toHaveLength(1);
});
