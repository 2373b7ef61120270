import ErasureLeads from "c/erasureLeads";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { personFound } from "lwc-test/samples";

const show = (found, picked = ["lead-1"]) =>
  render("c-erasure-leads", ErasureLeads, { found: { ...personFound, ...found }, picked });
const boxes = (element) => findAll(element, "lightning-input");

it("shows each lead, why it is listed, and a candidate unticked", async () => {
  const element = await show();
  expect(boxes(element).map(({ label, checked }) => [label, checked])).toEqual([
    ["Ana Lindqvist", true],
    ["Ina Testmann", false],
  ]);
  expect(findAll(element, "[data-why]").map(({ textContent }) => textContent)).toEqual([
    "c.Crosswalk_Erasure_WhyProfile",
    "c.Crosswalk_Erasure_WhyEmail",
  ]);
  const [first] = findAll(element, "li");
  for (const text of ["Head of Procurement", "Northwind Energy", "Munich", "ana@northwind.example"]) {
    expect(first.textContent).toContain(text);
  }
  expect(find(element, "a").href).toBe("https://www.linkedin.com/in/ana-lindqvist-example");
  expect(findAll(element, "c-record-link").map(({ recordId }) => recordId)).toEqual(["003000000000001AAA"]);
  expect(find(element, "[data-cut]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("tells what is ticked", async () => {
  const element = await show();
  const fired = record(element, "pick");
  await fire(boxes(element)[1], "change", { checked: true });
  await fire(boxes(element)[0], "change", { checked: false });
  expect(fired).toEqual([{ leadIds: ["lead-1", "lead-2"] }, { leadIds: [] }]);
});

it("says that there are more than it shows", async () => {
  const element = await show({ isCut: true });
  expect(find(element, "[data-cut]")).not.toBeNull();
});

it.each([
  ["that nothing is kept", [], "c.Crosswalk_Erasure_None"],
  ["that there are no leads, where a text names the person", personFound.texts, "c.Crosswalk_Leads_None"],
])("says %s", async (_, texts, heading) => {
  const element = await show({ leads: [], texts }, []);
  expect(find(element, "h3").textContent).toBe(heading);
  expect(find(element, "[data-none]").textContent).toBe("c.Crosswalk_Erasure_NoneText");
  await expect(element).toBeAccessible();
});
