import CrosswalkSettings from "c/crosswalkSettings";
import { answerWith, never } from "lwc-test/connector";
import { find, fire, render } from "lwc-test/render";
import { connection } from "lwc-test/samples";

const answers = {
  "GET /v1/lead-lists": never,
  "GET /v1/settings/changes": never,
  "GET /v1/org-binding": never,
  "GET /v1/settings": never,
  "GET /v1/settings/options": never,
  "GET /v1/usage": never,
};

async function connectedAs(isAdmin) {
  answerWith(answers);
  const element = await render("c-crosswalk-settings", CrosswalkSettings);
  await fire(find(element, "c-connection-gate"), "connect", { connection: { ...connection, isAdmin } });
  return element;
}

it("shows an admin the org, the creation of contacts and the usage", async () => {
  const element = await connectedAs(true);
  ["c-org-binding", "c-creation-settings", "c-usage-table"].forEach((section) =>
    expect(find(element, section)).not.toBeNull(),
  );
  await expect(element).toBeAccessible();
});

it("tells anybody else what they need, and asks the connector for nothing", async () => {
  const element = await connectedAs(false);
  expect(find(element, "c-error-panel").problem.code).toBe("not-admin");
  expect(find(element, "c-creation-settings")).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
  await expect(element).toBeAccessible();
});

it("moves the focus to the user who has signed in here, and leaves it alone otherwise", async () => {
  const element = await connectedAs(true);
  expect(element.shadowRoot.activeElement).toBeNull();
  await fire(find(element, "c-connection-gate"), "connect", { connection, resumed: true });
  expect(element.shadowRoot.activeElement).toBe(find(element, "c-connection-header"));
});
