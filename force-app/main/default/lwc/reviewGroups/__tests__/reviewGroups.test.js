import ReviewGroups from "c/reviewGroups";
import { NO_CHOICES, resolveReview } from "c/reviewChoices";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { review } from "lwc-test/samples";

const show = () =>
  render("c-review-groups", ReviewGroups, {
    groups: resolveReview(review, NO_CHOICES),
    review,
    choices: NO_CHOICES,
  });

it("opens a company at a time as the rep says", async () => {
  const element = await show();
  await expect(element).toBeAccessible();
  const isOpen = () => findAll(element, "c-review-group").map((group) => group.isOpen);
  expect(isOpen()).toEqual([false, false]);
  await fire(find(element, "c-review-group"), "toggle", { key: "northwindenergy" });
  expect(isOpen()).toEqual([true, false]);
  await fire(find(element, "c-review-group"), "toggle", { key: "northwindenergy" });
  expect(isOpen()).toEqual([false, false]);
});

it("hands on what is chosen for a company or a lead", async () => {
  const element = await show();
  const [companies, leads] = [record(element, "companychange"), record(element, "leadchoice")];
  await fire(find(element, "c-review-group"), "companychange", { key: "northwindenergy", account: null });
  await fire(find(element, "c-review-group"), "leadchoice", { leadId: "lead-1", isLeftOut: true });
  expect(companies).toEqual([{ key: "northwindenergy", account: null }]);
  expect(leads).toEqual([{ leadId: "lead-1", isLeftOut: true }]);
});
