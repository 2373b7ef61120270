/**
 * Sets the clock of this process wrong by CLOCK_OFFSET_MS, as that of its machine would be: for everything
 * that asks for the time, whatever it is. Import it before all else.
 */
const { CLOCK_OFFSET_MS = "0" } = process.env;
const offsetMs = Number(CLOCK_OFFSET_MS);
const rightDate = Date;

/** The time of the world, in milliseconds. */
export const rightNow = (): number => rightDate.now();

globalThis.Date = new Proxy(rightDate, {
  construct: (target, values, newTarget) =>
    Reflect.construct(target, values.length === 0 ? [rightNow() + offsetMs] : values, newTarget) as Date,
  get: (target, name, receiver): unknown =>
    name === "now" ? () => rightNow() + offsetMs : Reflect.get(target, name, receiver),
});
