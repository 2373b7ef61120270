import BatchNotice from "c/batchNotice";
import { keepReview, readReview } from "c/draftStore";
import { answerWith, problem } from "lwc-test/connector";
import { find, findAll, record, render, settle } from "lwc-test/render";
import { batch, leadList } from "lwc-test/samples";

const show = (answer) => {
  answerWith({ "GET /v1/batches": answer });
  return render("c-batch-notice", BatchNotice, { leadList, userId: "005" });
};

it("tells of this list's batches that are not done, and opens one", async () => {
  const others = [
    { ...batch, id: "batch-2", state: "finished" },
    { ...batch, id: "batch-3", listId: "list-2" },
  ];
  const element = await show({ items: [batch, ...others] });
  await expect(element).toBeAccessible();
  const opened = record(element, "openbatch");
  const buttons = findAll(element, "[data-open]");
  expect(buttons).toHaveLength(1);
  buttons[0].click();
  expect(opened).toEqual([{ batchId: "batch-1" }]);
});

it("offers to go on with a review that was begun, or to discard it", async () => {
  keepReview("005", "list-1", { leadIds: ["lead-1", "lead-2"], choices: {} });
  const element = await show({ items: [] });
  await expect(element).toBeAccessible();
  const reviewed = record(element, "review");
  find(element, "[data-continue]").click();
  expect(reviewed).toEqual([{ leadIds: null }]);
  find(element, "[data-discard]").click();
  await settle();
  expect(readReview("005", "list-1")).toBeNull();
  expect(find(element, "[data-continue]")).toBeNull();
});

it("has one line: for a batch under way, otherwise for a review, otherwise for a batch that stopped", async () => {
  keepReview("005", "list-1", { leadIds: ["lead-1"], choices: {} });
  const stopped = { ...batch, id: "batch-2", state: "cancelled" };
  const both = await show({ items: [stopped, batch] });
  expect(findAll(both, "p")).toHaveLength(1);
  expect(find(both, "[data-open]").dataset.id).toBe("batch-1");
  const reviewed = await show({ items: [stopped] });
  expect(findAll(reviewed, "p")).toHaveLength(1);
  find(reviewed, "[data-discard]").click();
  await settle();
  expect(find(reviewed, "[data-open]").dataset.id).toBe("batch-2");
});

it("asks once for what is asked for twice at a time", async () => {
  const requests = answerWith({ "GET /v1/batches": { items: [batch] } });
  const element = await render("c-batch-notice", BatchNotice, { leadList, userId: "005" });
  expect(requests).toHaveLength(1);
  await Promise.all([element.refresh(), element.refresh()]);
  expect(requests).toHaveLength(2);
});

it("stays silent where there is nothing to tell, or nothing can be known", async () => {
  expect(find(await show({ items: [] }), "p")).toBeNull();
  expect(find(await show(problem(500, "internal")), "p")).toBeNull();
});
