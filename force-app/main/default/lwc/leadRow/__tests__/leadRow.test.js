import LeadRow from "c/leadRow";
import { find, record, render } from "lwc-test/render";
import { lead } from "lwc-test/samples";

it("shows who the lead is and opens it", async () => {
  const element = await render("c-lead-row", LeadRow, { lead });
  const opened = record(element, "openlead");
  expect(element.shadowRoot.textContent).toContain("Head of Procurement\u00a0· Northwind Energy");
  expect(find(element, "c-crm-badge").status).toBe("new");
  find(element, "button").click();
  expect(opened).toEqual([{ leadId: "lead-1" }]);
  element.focus();
  expect(element.shadowRoot.activeElement).toBe(find(element, "button"));
  await expect(element).toBeAccessible();
});
