import ReviewUnknown from "c/reviewUnknown";
import { download } from "c/fileDownload";
import { find, record, render } from "lwc-test/render";

jest.mock("c/fileDownload", () => ({ download: jest.fn() }));

const lead = (location) => ({ leadId: location, location });
const groups = [
  { company: "Zzyzx, Inc", leads: [lead("Graz"), lead("Linz"), lead("Linz")] },
  { company: "=cmd()", leads: [lead(null)] },
  { company: "Ja; \u200b@sum(1)", leads: [lead("＝1+1")] },
  { company: null, leads: [lead("Graz")] },
];
const show = (properties) => render("c-review-unknown", ReviewUnknown, { groups, ...properties });

it("gives the companies as a file, with how many leads and mostly where", async () => {
  const element = await show();
  await expect(element).toBeAccessible();
  find(element, "[data-csv]").click();
  const [[name, text]] = download.mock.calls;
  expect(name).toMatch(/\.csv$/);
  expect(text.split("\n").slice(1)).toEqual([
    '"Zzyzx, Inc",3,Linz',
    "'=cmd(),1,",
    `"Ja; \u200b'@sum(1)",1,'＝1+1`,
  ]);
});

it("offers no file where no lead has a company", async () => {
  const element = await show({ groups: [groups[3]] });
  expect(find(element, "[data-csv]")).toBeNull();
});

it("looks again when it is told to, and once at a time", async () => {
  const element = await show();
  const checks = record(element, "checkagain");
  find(element, "[data-check]").click();
  expect(checks).toHaveLength(1);
  expect(find(await show({ isChecking: true }), "[data-check]").disabled).toBe(true);
});
