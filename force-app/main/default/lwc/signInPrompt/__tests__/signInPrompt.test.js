import SignInPrompt from "c/signInPrompt";
import { answerWith, CONNECTOR_URL, never, problem } from "lwc-test/connector";
import { find, fire, record, render, settle, until } from "lwc-test/render";

const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
const started = { id: "s1", authorizeUrl: "https://login.example/authorize", expiresAt };
const canSignIn = (element) => () => !find(element, "[data-sign-in]").disabled;
const session = { token: "token", expiresAt };

beforeEach(() => {
  window.open = jest.fn(() => ({ closed: false }));
});

it("waits with the button until a sign-in can be opened", async () => {
  answerWith({ "POST /v1/sign-ins": never });
  const element = await render("c-sign-in-prompt", SignInPrompt);
  expect(find(element, "[data-sign-in]").disabled).toBe(true);
  await expect(element).toBeAccessible();
});

it("opens Salesforce's page from the click and fires signedin", async () => {
  answerWith({ "POST /v1/sign-ins": started, "POST /v1/sessions": session });
  const element = await render("c-sign-in-prompt", SignInPrompt);
  await until(canSignIn(element));
  const signedIn = record(element, "signedin");
  const announced = record(element, "announce");
  find(element, "[data-sign-in]").click();
  expect(window.open).toHaveBeenCalledWith(started.authorizeUrl, "_blank", expect.stringContaining("popup"));
  await settle();
  expect(find(element, "[data-message]").textContent).toContain("Waiting");
  // It says no second time what the message says.
  expect(find(element, "lightning-spinner").alternativeText).toContain("Finishing");
  const data = { type: "crosswalk:signed-in", signInId: "s1", code: "c" };
  window.dispatchEvent(new MessageEvent("message", { data, origin: CONNECTOR_URL }));
  await settle();
  expect(signedIn).toHaveLength(1);
  expect(announced[0].text).toContain("Waiting");
  expect(announced.at(-1)).toEqual({ text: "" });
});

it("takes a pasted code when the pop-up was blocked", async () => {
  window.open = () => null;
  const requests = answerWith({ "POST /v1/sign-ins": started, "POST /v1/sessions": session });
  const element = await render("c-sign-in-prompt", SignInPrompt);
  await until(canSignIn(element));
  find(element, "[data-sign-in]").click();
  await settle();
  await expect(element).toBeAccessible();
  await fire(find(element, "lightning-input"), "change", { value: "  pasted " });
  find(element, "form").dispatchEvent(new CustomEvent("submit", { cancelable: true }));
  await settle();
  expect(requests.at(-1).body).toMatchObject({ code: "pasted" });
});

it("shows why the sign-in failed and lets another user be chosen after the wrong org", async () => {
  const orgs = { orgUsed: { id: "1", name: "Other" }, orgExpected: { id: "2", name: "Ours" } };
  const requests = answerWith({ "POST /v1/sign-ins": problem(403, "wrong-org", orgs) });
  const element = await render("c-sign-in-prompt", SignInPrompt);
  await until(() => find(element, "c-error-panel"));
  expect(find(element, "c-error-panel").problem).toMatchObject(orgs);
  await expect(element).toBeAccessible();
  // The same session of Salesforce would only lead to the same org again.
  expect(["[data-other-user]", "[data-sign-in]"].map((each) => find(element, each).variant)).toEqual([
    "brand",
    "neutral",
  ]);
  find(element, "[data-other-user]").click();
  await until(() => requests.length === 2);
  expect(requests[1].body.prompt).toBe("login");
});

it("says that what was typed is kept when a session has ended", async () => {
  answerWith({ "POST /v1/sign-ins": started });
  const element = await render("c-sign-in-prompt", SignInPrompt, { wasSignedIn: true });
  expect(find(element, "h2").textContent).toContain("Ended");
  expect(element.shadowRoot.activeElement).toBe(find(element, "h2"));
});

it("listens no more once it is gone", async () => {
  const requests = answerWith({ "POST /v1/sign-ins": started, "POST /v1/sessions": session });
  const element = await render("c-sign-in-prompt", SignInPrompt);
  await until(canSignIn(element));
  find(element, "[data-sign-in]").click();
  element.remove();
  const data = { type: "crosswalk:signed-in", signInId: "s1", code: "c" };
  window.dispatchEvent(new MessageEvent("message", { data, origin: CONNECTOR_URL }));
  await settle();
  expect(requests).toHaveLength(1);
});
