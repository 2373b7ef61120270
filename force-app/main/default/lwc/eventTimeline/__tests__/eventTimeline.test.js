import EventTimeline from "c/eventTimeline";
import { download } from "c/fileDownload";
import { answerWith, never } from "lwc-test/connector";
import { find, findAll, fire, render, settle } from "lwc-test/render";
import { timeline } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("c/fileDownload", () => ({ download: jest.fn() }));

const path = "GET /v1/timeline";
const csvPath = "GET /v1/timeline.csv";

async function showing(answers, subject = "0a1b2c3d-0000-4000-8000-000000000000") {
  const requests = answerWith(answers);
  const element = await render("c-event-timeline", EventTimeline);
  await fire(find(element, "[data-subject]"), "change", { value: subject });
  return { element, requests };
}

async function show(element) {
  find(element, "[data-show]").click();
  await settle();
}

const entriesOf = (element) => findAll(element, "[data-entry]");
const queryOf = ({ query }) => query;

it("asks for nothing until something is entered, and shows placeholders while it loads", async () => {
  const { element, requests } = await showing({ [path]: never }, " ");
  expect(find(element, "[data-show]").disabled).toBe(true);
  await fire(find(element, "[data-subject]"), "change", { value: "x" });
  await show(element);
  expect(requests).toHaveLength(1);
  expect(find(element, "c-loading-rows")).not.toBeNull();
  expect(find(element, "[data-show]").disabled).toBe(true);
  await expect(element).toBeAccessible();
});

it("shows each entry: what, when, whose, and the next step, with its ids folded away", async () => {
  const { element } = await showing({ [path]: timeline });
  await show(element);
  const [paused, created] = entriesOf(element);
  expect(paused.textContent).toContain("The batch paused.");
  expect(paused.textContent).toMatch(/Mar 1, 2026.*rep@practice\.example/);
  expect(paused.querySelector("[data-why]").textContent).toBe("Salesforce is down for maintenance.");
  expect(paused.querySelector("[data-step]").textContent).toBe("Up to Salesforce: Nothing is lost.");
  expect(paused.querySelector("details").open).toBe(false);
  expect(paused.querySelector("details bdi").textContent).toBe("batchId: batch-1\u00a0· reason: maintenance");
  expect(created.textContent).toContain("c.Crosswalk_Timeline_Count");
  expect(created.querySelector("[data-why], [data-step]")).toBeNull();
  expect(element.shadowRoot.activeElement).toBe(find(element, "ol"));
  await expect(element).toBeAccessible();
});

it("asks for a username, for a time, or for both, as they are entered", async () => {
  const { element, requests } = await showing({ [path]: timeline }, "rita@practice.example");
  const at = "2026-03-01T10:32:00.000Z";
  await show(element);
  await fire(find(element, "[data-at]"), "change", { value: at });
  await show(element);
  await fire(find(element, "[data-subject]"), "change", { value: "" });
  await show(element);
  expect(requests.map(queryOf)).toEqual([
    { user: "rita@practice.example" },
    { user: "rita@practice.example", at },
    { at },
  ]);
});

it.each([
  ["0a1b2c3d-0000-4000-8000-000000000000", "id"],
  ["https://acme.lightning.force.com/lightning/r/Contact/003Pr000000AbCdIAK/view?email=a@b.example", "id"],
  ["005Pr000000AbCd", "user"],
])("asks for %s as %s where a time was entered before", async (subject, kind) => {
  const { element, requests } = await showing({ [path]: timeline }, subject);
  const at = "2026-03-01T10:32:00.000Z";
  await fire(find(element, "[data-at]"), "change", { value: at });
  await show(element);
  expect(requests.map(queryOf)).toEqual([{ [kind]: subject, ...(kind === "user" && { at }) }]);
});

it("says that nothing is known", async () => {
  const note = "Nothing is known about this.";
  const { element } = await showing({ [path]: { entries: [], note, nextCursor: null } });
  await show(element);
  expect(find(element, "[data-note]").textContent).toBe(note);
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-note]"));
  expect(find(element, "ol")).toBeNull();
  await expect(element).toBeAccessible();
});

it("downloads the file that the connector writes, of what was asked last", async () => {
  const { element, requests } = await showing({ [path]: timeline, [csvPath]: "Time" });
  await show(element);
  await fire(find(element, "[data-subject]"), "change", { value: "something else" });
  find(element, "[data-download]").click();
  await settle();
  expect(download).toHaveBeenCalledWith("c.Crosswalk_Text_TimelineFile.csv", "Time");
  expect(queryOf(requests[1])).toEqual(queryOf(requests[0]));
});
