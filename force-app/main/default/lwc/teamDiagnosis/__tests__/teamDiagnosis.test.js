import TeamDiagnosis from "c/teamDiagnosis";
import { download } from "c/fileDownload";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, fire, render, settle } from "lwc-test/render";
import { teamDiagnosis } from "lwc-test/samples";

jest.mock("c/fileDownload", () => ({ download: jest.fn() }));
jest.mock("@salesforce/label/c.Crosswalk_Team_Attention", () => ({ default: "Attention {0} of {1}" }), {
  virtual: true,
});

const path = "GET /v1/team-diagnosis";
const csvPath = "GET /v1/team-diagnosis.csv";

async function showing(answers) {
  const requests = answerWith(answers);
  const element = await render("c-team-diagnosis", TeamDiagnosis);
  return { element, requests };
}

async function run(element) {
  find(element, "[data-run]").click();
  await settle();
}

const rowsOf = (element) => findAll(element, "tbody tr");

it("asks for nothing until it is asked to, and shows placeholders while it runs", async () => {
  const { element, requests } = await showing({ [path]: never });
  expect(requests).toHaveLength(0);
  await run(element);
  expect(find(element, "c-loading-rows")).not.toBeNull();
  expect(find(element, "[data-run]").disabled).toBe(true);
  await expect(element).toBeAccessible();
});

it("counts who needs attention, then shows each user with each state in words, and the remedies", async () => {
  const { element } = await showing({ [path]: teamDiagnosis });
  await run(element);
  const summary = find(element, "p[data-result]");
  expect(summary.textContent).toBe("Attention 1 of 2");
  expect(element.shadowRoot.activeElement).toBe(summary);
  expect(findAll(element, "thead th")).toHaveLength(4);
  const [rita, ole] = rowsOf(element);
  expect(rita.querySelector("th").textContent).toContain("Rita Rep");
  expect(rita.querySelector("th").textContent).toContain("rita@practice.example");
  const [action, held, frozen] = rita.querySelectorAll("td");
  expect(held.textContent).toBe("c.Crosswalk_Diagnosis_Passed");
  expect(frozen.querySelector("lightning-icon").iconName).toBe("utility:error");
  expect(frozen.textContent).toContain("c.Crosswalk_Diagnosis_Failed");
  expect(action.querySelector("[data-detail]").textContent).toBe("The user is frozen and can't sign in.");
  expect(action.querySelector("[data-remedy]").textContent).toBe(
    "Open the user in Setup, under Users, and click Unfreeze.",
  );
  expect(rita.querySelectorAll("[data-action]")).toHaveLength(1);
  expect(ole.querySelector("[data-action]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("leaves out who needs nothing, on request", async () => {
  const { element } = await showing({ [path]: teamDiagnosis });
  await run(element);
  await fire(find(element, "[data-filter]"), "change", { checked: true });
  expect(rowsOf(element)).toHaveLength(1);
  await fire(find(element, "[data-filter]"), "change", { checked: false });
  expect(rowsOf(element)).toHaveLength(2);
});

it("shows fifty users, and more on request", async () => {
  const [, ole] = teamDiagnosis.users;
  const users = Array.from({ length: 60 }, (_, index) => ({ ...ole, userId: `005-${index}` }));
  const { element } = await showing({ [path]: { ...teamDiagnosis, users } });
  await run(element);
  expect(rowsOf(element)).toHaveLength(50);
  find(element, "[data-more]").click();
  await settle();
  expect(rowsOf(element)).toHaveLength(60);
  expect(find(element, "[data-more]")).toBeNull();
});

it("says what the list leaves out", async () => {
  const notes = ["Some are not shown."];
  const { element } = await showing({ [path]: { ...teamDiagnosis, notes } });
  await run(element);
  expect(findAll(element, "[data-note]").map(({ textContent }) => textContent)).toEqual(notes);
});

it("says what to do where there is nobody yet", async () => {
  const { element } = await showing({ [path]: { ...teamDiagnosis, users: [] } });
  await run(element);
  expect(find(element, "c-empty-state")).not.toBeNull();
  expect(find(element, "table")).toBeNull();
  await expect(element).toBeAccessible();
});

it("downloads the file that the connector writes", async () => {
  const { element } = await showing({ [path]: teamDiagnosis, [csvPath]: "Name,Username" });
  await run(element);
  find(element, "[data-download]").click();
  await settle();
  expect(download).toHaveBeenCalledWith("c.Crosswalk_Team.csv", "Name,Username");
  expect(find(element, "[data-download]").disabled).toBe(false);
});

it("says why the file could not be had, keeps the table, and tries the file again", async () => {
  let answer = problem(503, "salesforce-unavailable");
  const { element, requests } = await showing({ [path]: teamDiagnosis, [csvPath]: () => answer });
  await run(element);
  find(element, "[data-download]").click();
  await settle();
  expect(find(element, "c-error-panel").problem.code).toBe("salesforce-unavailable");
  expect(rowsOf(element)).toHaveLength(2);
  answer = "Name,Username";
  await fire(find(element, "c-error-panel"), "retry");
  expect(find(element, "c-error-panel")).toBeNull();
  expect(requests.filter((request) => request.path.endsWith(".csv"))).toHaveLength(2);
  expect(requests).toHaveLength(3);
});
