import { schedule } from "c/timer";

it("does nothing once it is undone", () => {
  jest.useFakeTimers();
  const work = jest.fn();
  schedule(work, 10);
  schedule(work, 10)();
  jest.advanceTimersByTime(20);
  expect(work).toHaveBeenCalledTimes(1);
});
