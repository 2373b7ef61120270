const { toBeAccessible } = require("@sa11y/jest");
const { webcrypto } = require("node:crypto");
const { TextEncoder } = require("node:util");
const { enforceLightningWebSecurity } = require("@crosswalk/practice-page/lightning-web-security");

/** Whether axe has looked at a state of these tests' component. */
let hasLooked = false;

// axe takes a fifth of these tests. `npm test` has it look at the first state of each file; by night, and
// where a person runs these tests, it looks at all of them.
expect.extend({
  toBeAccessible(...received) {
    if (hasLooked && process.env.TESTS_AT === "day") return { pass: true, message: () => "" };
    hasLooked = true;
    return toBeAccessible(...received);
  },
});

/** What every browser has and jsdom has not. */
Object.defineProperty(globalThis, "crypto", { value: webcrypto, configurable: true });
globalThis.TextEncoder = TextEncoder;
Element.prototype.scrollIntoView = () => {};
URL.createObjectURL = () => "blob:made-in-a-test";
URL.revokeObjectURL = () => {};
enforceLightningWebSecurity(globalThis);

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  localStorage.clear();
  jest.useRealTimers();
});
