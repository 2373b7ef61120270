import { creationIsOn } from "./steps/given.ts";
import { choose, press, tabTo } from "./steps/keyboard.ts";
import { leadsAreListed, people } from "./steps/leadLists.ts";
import { openLightning } from "./steps/logIn.ts";
import { openPanel, signIn } from "./steps/panel.ts";
import { expect, test } from "./steps/test.ts";

test(
  "a rep selects leads, reviews them and follows their batch by keyboard alone",
  { tag: "@night" },
  async ({ page, stack }) => {
    test.slow();
    await creationIsOn(stack);
    const rep = await stack.api("rep@practice.example");
    await leadsAreListed(
      rep,
      "Fair 2026",
      people(12, () => ({ company: "Northwind Energy" })),
    );
    await openLightning(page, stack.pageUrl, "rep@practice.example");
    const panel = await openPanel(page);
    await signIn(page, panel);
    // A list that opens or scrolls beneath the pointer takes what is there for its active option.
    await page.mouse.move(0, 0);
    const { keyboard } = page;

    await test.step("select a range with Shift and the arrows, and take one out with Space", async () => {
      await press(panel.getByRole("button", { name: "Fair 2026" }));
      const rows = panel.getByRole("grid", { name: "Fair 2026" }).getByRole("row");
      await tabTo(rows.first().getByRole("button"));
      // Around the button, the ring would go over the checkbox.
      await expect(rows.first().getByRole("button")).toHaveCSS("box-shadow", /inset/);
      await keyboard.press("Space");
      for (let step = 0; step < 4; step += 1) await keyboard.press("Shift+ArrowDown");
      await expect(panel.locator("c-selection-bar").getByText("5 selected")).toBeVisible();
      await expect(rows.nth(4).getByRole("button")).toBeFocused();
      await keyboard.press("Space");
      await expect(panel.locator("c-selection-bar").getByText("4 selected")).toBeVisible();
      await expect(rows.nth(4)).toHaveAttribute("aria-selected", "false");
      await keyboard.press("ControlOrMeta+a");
      await expect(panel.locator("c-selection-bar").getByText("12 selected")).toBeVisible();
    });

    await test.step("review them and start", async () => {
      await tabTo(panel.getByRole("button", { name: "Review", exact: true }), "Shift+Tab");
      await keyboard.press("Enter");
      await tabTo(panel.getByRole("checkbox", { name: "Also add to opportunities" }));
      await keyboard.press("Space");
      await press(panel.getByRole("button", { name: /^Northwind Energy\W+12 leads/ }));
      await choose(
        page,
        panel.getByRole("combobox", { name: "Opportunity", exact: true }),
        /Northwind Energy - Renewal/,
      );
      const role = panel.locator("c-review-group").getByRole("combobox", { name: "Role", exact: true });
      await choose(page, role, "Decision Maker");
      await press(panel.getByRole("button", { name: "Add 12 to CRM, 12 to Opportunities" }));
    });

    await test.step("see them created and go back to the list, which knows it", async () => {
      await expect(panel.locator("h3[data-state]")).toHaveText("Completed");
      await expect(panel.locator('[data-count="created"] .count')).toHaveText("12");
      await tabTo(panel.getByRole("button", { name: "Back", exact: true }), "Shift+Tab");
      await keyboard.press("Enter");
      await expect(panel.getByRole("grid").getByText("In CRM").first()).toBeVisible();
      await expect(panel.getByText("988 left", { exact: true }).filter({ visible: true })).toBeVisible();
    });
  },
);
