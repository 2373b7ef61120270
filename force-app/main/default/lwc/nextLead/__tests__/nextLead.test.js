import NextLead from "c/nextLead";
import { find, record, render } from "lwc-test/render";
import { lead } from "lwc-test/samples";

const next = { ...lead, id: "lead-2", firstName: "Noor", lastName: "Haddad" };

it("leads to the next lead, where the focus goes, and back to the list", async () => {
  const element = await render("c-next-lead", NextLead, { next });
  const opened = record(element, "openlead");
  const backs = record(element, "back");
  element.focus();
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-next]"));
  find(element, "[data-next]").click();
  find(element, "[data-back]").click();
  expect(opened).toEqual([{ leadId: "lead-2" }]);
  expect(backs).toHaveLength(1);
  await expect(element).toBeAccessible();
});
