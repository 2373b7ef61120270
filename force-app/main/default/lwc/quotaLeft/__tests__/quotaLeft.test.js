import QuotaLeft from "c/quotaLeft";
import { find, render } from "lwc-test/render";
import { quota } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Quota_Short", () => ({ default: "{0} left" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Quota_UsedUp", () => ({ default: "{0} left, resets {1}" }), {
  virtual: true,
});

const show = async (properties) =>
  find(await render("c-quota-left", QuotaLeft, { quota, ...properties }), "span");

it("says how many are left, in one line", async () => {
  const span = await show();
  expect([span.textContent, span.classList.contains("whole")]).toEqual(["958 left", true]);
});
