import CrosswalkSettings from "c/crosswalkSettings";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, fire, render, settle } from "lwc-test/render";
import { connection } from "lwc-test/samples";

const answers = {
  "GET /v1/lead-lists": never,
  "GET /v1/settings/changes": never,
  "GET /v1/org-binding": never,
  "GET /v1/settings": never,
  "GET /v1/settings/options": never,
  "GET /v1/settings/quota-owners": never,
  "GET /v1/usage": never,
};

async function connectedAs(isAdmin, ofSettings = never) {
  answerWith({ ...answers, "GET /v1/settings": ofSettings });
  const element = await render("c-crosswalk-settings", CrosswalkSettings);
  await fire(find(element, "c-connection-gate"), "connect", { connection: { ...connection, isAdmin } });
  return element;
}

it("shows an admin the tabs", async () => {
  const element = await connectedAs(true);
  expect(findAll(element, "lightning-tab").map(({ value }) => value)).toEqual([
    "settings",
    "users",
    "usage",
    "support",
    "advanced",
  ]);
  await expect(element).toBeAccessible();
});

it("lets the connector's address be corrected while none answers", async () => {
  const element = await render("c-crosswalk-settings", CrosswalkSettings);
  expect(findAll(element, "c-connector-address")).toHaveLength(1);
});

it("tells anybody else what they need, and asks the connector for nothing more", async () => {
  const element = await connectedAs(false, problem(403, "not-admin"));
  expect(find(element, "c-error-panel").problem).toMatchObject({ code: "not-admin" });
  expect(find(element, "c-settings-form")).toBeNull();
  expect(fetch).toHaveBeenCalledTimes(1);
  await expect(element).toBeAccessible();
});

it("shows the settings to who has become an admin since the connection was read", async () => {
  let isAsked = false;
  const element = await connectedAs(false, () => {
    const answer = isAsked ? never() : {};
    isAsked = true;
    return answer;
  });
  expect(find(element, "c-error-panel")).toBeNull();
  expect(find(element, "c-settings-form")).not.toBeNull();
});

it("reads out what is announced on it", async () => {
  const element = await connectedAs(true);
  find(element, "c-connector-address").dispatchEvent(
    new CustomEvent("announce", { detail: { text: "No such host." }, bubbles: true, composed: true }),
  );
  await settle();
  expect(find(element, "c-live-region", "[aria-live]").textContent).toBe("No such host.");
});
