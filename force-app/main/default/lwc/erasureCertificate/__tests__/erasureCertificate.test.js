import ErasureCertificate from "c/erasureCertificate";
import { download } from "c/fileDownload";
import { find, findAll, render } from "lwc-test/render";
import { erasureCertificate } from "lwc-test/samples";

jest.mock("c/fileDownload", () => ({ download: jest.fn() }));
jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const show = (changes) =>
  render("c-erasure-certificate", ErasureCertificate, { certificate: { ...erasureCertificate, ...changes } });
const values = (element) => findAll(element, "dd").map(({ textContent }) => textContent.trim());

it("says what was erased, by whom and how much, and links to the contacts", async () => {
  const element = await show();
  expect(values(element).toSpliced(1, 1)).toEqual([
    ...["erasure-1", "admin@practice.example", "2", "1", "3", "4", "5", "6"],
    "c.Crosswalk_Erasure_TracesBy",
  ]);
  expect(findAll(element, "c-record-link").map(({ recordId }) => recordId)).toEqual(["003000000000001AAA"]);
  await expect(element).toBeAccessible();
});

it("says when traces go where nobody knows the day", async () => {
  const element = await show({ goneFromFileBy: null, contactIds: [] });
  expect(values(element).at(-1)).toBe("c.Crosswalk_Erasure_TracesLater");
  expect(find(element, "c-record-link")).toBeNull();
});

it("is a file to keep", async () => {
  const element = await show();
  find(element, "[data-download]").click();
  const [name, text] = download.mock.calls[0];
  expect(name).toBe("c.Crosswalk_Erasure_Certificate erasure-1.txt");
  expect(text).toContain("c.Crosswalk_Erasure_Leads: 2\n");
  expect(text).toContain("c.Crosswalk_Erasure_Contacts: 003000000000001AAA\n");
});
