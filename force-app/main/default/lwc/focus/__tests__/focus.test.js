import { keepAbove } from "c/focus";

const FOOTER_TOP = 300;

function at(bottom, isByKeyboard = true) {
  const element = document.createElement("button");
  element.getBoundingClientRect = () => ({ bottom });
  element.matches = () => isByKeyboard;
  element.scrollIntoView = jest.fn();
  return element;
}

function footer() {
  const element = document.createElement("div");
  element.getBoundingClientRect = () => ({ top: FOOTER_TOP });
  return element;
}

const focusOn = (element) => ({ composedPath: () => [element] });

it("brings what the keyboard focuses above the footer that lies over it", () => {
  const under = at(FOOTER_TOP + 1);
  keepAbove(footer(), focusOn(under));
  expect(under.scrollIntoView).toHaveBeenCalledTimes(1);
});

it.each([
  ["what is above the footer", at(FOOTER_TOP), footer()],
  ["what the pointer presses, which would move from under it", at(FOOTER_TOP + 1, false), footer()],
  ["anything where there is no footer", at(FOOTER_TOP + 1), null],
])("leaves %s where it is", (_what, element, below) => {
  keepAbove(below, focusOn(element));
  expect(element.scrollIntoView).not.toHaveBeenCalled();
});
