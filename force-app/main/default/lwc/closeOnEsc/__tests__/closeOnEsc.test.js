import { closeOnEsc } from "c/closeOnEsc";
import { pressEsc } from "lwc-test/render";

const question = (now) => {
  const place = document.body.appendChild(document.createElement("div"));
  const close = jest.fn();
  closeOnEsc(place, { isOpen: () => now.isOpen, isBusy: () => now.isBusy, close });
  return { place, close };
};

it("answers with no while it is asked, and keeps the key from what is around it", async () => {
  const { place, close } = question({ isOpen: true, isBusy: false });
  expect((await pressEsc(place)).defaultPrevented).toBe(true);
  expect(close).toHaveBeenCalledTimes(1);
});

it("stays while it works, and keeps the key all the same", async () => {
  const { place, close } = question({ isOpen: true, isBusy: true });
  expect((await pressEsc(place)).defaultPrevented).toBe(true);
  expect(close).not.toHaveBeenCalled();
});
