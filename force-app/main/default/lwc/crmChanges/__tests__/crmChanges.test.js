import { onChange, tellChange } from "c/crmChanges";

it("tells all parts but the one that has made the change, until they end it", () => {
  const [panel, page] = [{}, {}];
  const [toPanel, toPage] = [jest.fn(), jest.fn()];
  const ends = [onChange(toPanel, panel), onChange(toPage, page)];
  tellChange({ quota: 1 }, panel);
  expect(toPanel).not.toHaveBeenCalled();
  expect(toPage).toHaveBeenCalledWith({ quota: 1 });
  ends.forEach((end) => end());
  tellChange({}, panel);
  expect(toPage).toHaveBeenCalledTimes(1);
});
