import LeadSummary from "c/leadSummary";
import { find, render } from "lwc-test/render";
import { lead } from "lwc-test/samples";

it("shows what LinkedIn says, with a profile that cannot reach back", async () => {
  const element = await render("c-lead-summary", LeadSummary, { lead });
  expect(element.shadowRoot.textContent).toContain("Munich, Germany");
  expect(find(element, "a").rel).toBe("noopener noreferrer");
  await expect(element).toBeAccessible();
});
