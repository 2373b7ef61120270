import LeadSteps from "c/leadSteps";
import { find, record, render } from "lwc-test/render";
import { lead } from "lwc-test/samples";

const show = (leads) => render("c-lead-steps", LeadSteps, leads);

it("leads to the lead before and the lead after", async () => {
  const next = { ...lead, id: "lead-2", firstName: "Noor", lastName: "Haddad" };
  const element = await show({ previous: lead, next });
  const opened = record(element, "openlead");
  find(element, '[data-step="previous"]').click();
  find(element, '[data-step="next"]').click();
  expect(opened).toEqual([{ leadId: "lead-1" }, { leadId: "lead-2" }]);
  expect(find(element, '[data-step="next"]').getAttribute("aria-keyshortcuts")).toBe("Alt+ArrowDown");
  await expect(element).toBeAccessible();
});
