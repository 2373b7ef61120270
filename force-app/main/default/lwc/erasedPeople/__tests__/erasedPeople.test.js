import ErasedPeople from "c/erasedPeople";
import { answerWith } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_Erased_Count", () => ({ default: "Erased: {0}" }), {
  virtual: true,
});

const path = "GET /v1/erased-people";
const liftPath = "POST /v1/erased-people/lift";
const show = () => render("c-erased-people", ErasedPeople);

async function lift(element, text) {
  await fire(find(element, "lightning-input"), "change", { value: text });
  find(element, "[data-lift]").click();
  await settle();
}

const message = (element) => find(element, "[data-message]").textContent;

it("says how many people stay out, and names nobody", async () => {
  answerWith({ [path]: { count: 2 } });
  const element = await show();
  expect(find(element, "p").textContent).toBe("Erased: 2");
  expect(find(element, "[data-lift]").disabled).toBe(true);
  await expect(element).toBeAccessible();
});

it("lets a person in again", async () => {
  answerWith({ [path]: { count: 2 }, [liftPath]: { lifted: 1, count: 1 } });
  const element = await show();
  const fired = record(element, "lifted");
  const announced = record(element, "announce");
  await lift(element, " mira@firm.example");
  expect(find(element, "p").textContent).toBe("Erased: 1");
  expect(message(element)).toBe("c.Crosswalk_Erased_Lifted");
  expect(announced).toEqual([{ text: "c.Crosswalk_Erased_Lifted" }]);
  expect(find(element, "lightning-input").value).toBe("");
  expect(fired).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it("says that nobody on the list is the one, and keeps what was typed", async () => {
  answerWith({ [path]: { count: 2 }, [liftPath]: { lifted: 0, count: 2 } });
  const element = await show();
  await lift(element, "linkedin.com/in/mira");
  expect(message(element)).toBe("c.Crosswalk_Erased_NotFound");
  expect(find(element, "lightning-input").value).toBe("linkedin.com/in/mira");
});
