import OrgBinding from "c/orgBinding";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";

const binding = {
  state: "proposed",
  org: { id: "00D000000000001AAA", name: "Practice", instanceUrl: null },
  boundAt: "2026-11-20T10:00:00Z",
  boundBy: "admin@practice.example",
  howToChange: "Confirm it.",
};
const path = "GET /v1/org-binding";
const show = () => render("c-org-binding", OrgBinding);

it("shows placeholders while the binding loads", async () => {
  answerWith({ [path]: never });
  const element = await show();
  expect(find(element, "c-loading-rows")).not.toBeNull();
  await expect(element).toBeAccessible();
});

it("confirms a proposed org", async () => {
  let current = binding;
  answerWith({
    [path]: () => current,
    "POST /v1/org-binding/confirm": () => {
      current = { ...binding, state: "confirmed" };
      return current;
    },
  });
  const element = await show();
  const changes = record(element, "bindingchange");
  await expect(element).toBeAccessible();
  find(element, "[data-confirm]").click();
  await settle();
  expect(changes).toHaveLength(1);
  expect(find(element, "[data-confirm]")).toBeNull();
  expect(find(element, "[data-ask-release]")).not.toBeNull();
});

it("releases an org only after asking", async () => {
  const requests = answerWith({
    [path]: { ...binding, state: "confirmed" },
    "DELETE /v1/org-binding": { ...binding, state: "unbound" },
  });
  const element = await show();
  find(element, "[data-ask-release]").click();
  await settle();
  await expect(element).toBeAccessible();
  find(element, "[data-cancel]").click();
  await settle();
  expect(requests.map(({ method }) => method)).not.toContain("DELETE");
  find(element, "[data-ask-release]").click();
  await settle();
  find(element, "[data-release]").click();
  await settle();
  expect(requests.map(({ method }) => method)).toContain("DELETE");
});

it("offers neither where the connector's configuration decides", async () => {
  answerWith({ [path]: { ...binding, state: "configured", boundBy: null, boundAt: null } });
  const element = await show();
  expect(find(element, "[data-confirm]")).toBeNull();
  expect(find(element, "[data-ask-release]")).toBeNull();
  expect(element.shadowRoot.textContent).not.toContain("1970");
});

const unbound = {
  state: "unbound",
  org: null,
  boundBy: null,
  boundAt: null,
  howToChange: "Sign in as an admin.",
};

it("says so where no org is bound", async () => {
  answerWith({ [path]: { ...binding, ...unbound } });
  const element = await show();
  expect(element.shadowRoot.textContent).toContain("Sign in as an admin.");
});

it("says why it failed and tries again", async () => {
  let answer = problem(403, "not-admin");
  answerWith({ [path]: () => answer });
  const element = await show();
  await expect(element).toBeAccessible();
  answer = binding;
  await fire(find(element, "c-error-panel"), "retry");
  expect(element.shadowRoot.textContent).toContain("Practice");
});
