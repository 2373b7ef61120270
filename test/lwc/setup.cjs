const { registerSa11yMatcher } = require("@sa11y/jest");
const { webcrypto } = require("node:crypto");
const { TextEncoder } = require("node:util");
const { enforceLightningWebSecurity } = require("@crosswalk/practice-page/lightning-web-security");

registerSa11yMatcher();

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
