import OrgBinding from "c/orgBinding";
import { answerWith } from "lwc-test/connector";
import { find, record, render, settle } from "lwc-test/render";

const binding = {
  state: "proposed",
  org: { id: "00D000000000001AAA", name: "Practice", instanceUrl: null },
  boundAt: "2026-11-20T10:00:00Z",
  boundBy: "admin@practice.example",
  howToChange: "Confirm it.",
};
const path = "GET /v1/org-binding";
const show = () => render("c-org-binding", OrgBinding);

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
