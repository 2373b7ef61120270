import Diagnosis from "c/diagnosis";
import { answerWith, never } from "lwc-test/connector";
import { find, findAll, fire, render, settle } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const path = "GET /v1/connection/diagnosis";
const check = (id, state, remedy = null) => ({
  id,
  title: `Title ${id}`,
  state,
  detail: "Found.",
  remedy,
});

async function run(element) {
  find(element, "[data-run]").click();
  await settle();
}

it("asks for nothing until it is asked to", async () => {
  const requests = answerWith({ [path]: never });
  const element = await render("c-diagnosis", Diagnosis);
  expect(requests).toHaveLength(0);
  await run(element);
  expect(find(element, "c-loading-rows")).not.toBeNull();
  expect(find(element, "[data-run]").disabled).toBe(true);
  await expect(element).toBeAccessible();
});

it("shows what failed first, with its remedy", async () => {
  const checks = [check("a", "passed"), check("b", "warning"), check("c", "failed", "Assign it.")];
  answerWith({ [path]: { isReady: false, checks } });
  const element = await render("c-diagnosis", Diagnosis);
  await run(element);
  expect(findAll(element, "li p:first-child").map((title) => title.textContent)).toEqual([
    "Title c",
    "Title b",
    "Title a",
  ]);
  expect(element.shadowRoot.textContent).toContain("Assign it.");
  expect(find(element, "p[data-result]").textContent.replaceAll("\u00a0", " ")).toBe(
    "c.Crosswalk_Diagnosis_Failed: 1 · c.Crosswalk_Diagnosis_Warning: 1 · c.Crosswalk_Diagnosis_Passed: 1",
  );
  await expect(element).toBeAccessible();
});

it("says what Salesforce refused in the words of the refusal", async () => {
  const refused = { code: "api-disabled", title: "No API access", detail: "It is off.", action: "Ask." };
  const checks = [{ ...check("b", "failed", "Raw."), problem: refused }];
  answerWith({ [path]: { isReady: false, checks } });
  const element = await render("c-diagnosis", Diagnosis);
  await run(element);
  expect(findAll(element, "li p").map(({ textContent }) => textContent)).toEqual([
    "Title b",
    "It is off.",
    "Ask.",
  ]);
});

it("folds checks by their states: those that passed are closed, others open", async () => {
  answerWith({
    [path]: { isReady: false, checks: [check("a", "passed"), check("c", "failed", "Assign it.")] },
  });
  const element = await render("c-diagnosis", Diagnosis);
  await run(element);
  const groups = findAll(element, "c-disclosure");
  expect(groups.map(({ heading, isOpen }) => [heading, isOpen])).toEqual([
    ["c.Crosswalk_Diagnosis_Failed", true],
    ["c.Crosswalk_Diagnosis_Passed", false],
  ]);
  await fire(groups[1], "toggle");
  expect(groups[1].isOpen).toBe(true);
  await expect(element).toBeAccessible();
});
