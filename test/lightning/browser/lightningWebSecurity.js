/**
 * What Lightning Web Security takes from a component or changes for it, as far as a page can do it to itself:
 * in Lightning each namespace has a sandbox, here the whole page is one. What it does is told by its
 * documentation (https://developer.salesforce.com/docs/platform/lightning-components-security/guide/) and by
 * @locker/eslint-plugin-locker, whose rules have the lists of what is blocked.
 */

/** The types that a Blob behind an object URL may have. Those with `*` take every subtype. */
const allowedTypes = [
  "application/json",
  "application/octet-stream",
  "application/pdf",
  "application/x-bzip",
  "application/x-rar-compressed",
  "application/x-tar",
  "application/zip",
  "audio/*",
  "font/*",
  "image/*",
  "text/markdown",
  "text/plain",
  "video/*",
  // These are searched for scripts there, which this page does not do.
  "text/html",
  "text/xml",
];

/** Properties that a component does not see. */
const blockedProperties = {
  Document: [
    ...["exitFullscreen", "fullscreen", "fullscreenElement", "fullscreenEnabled", "onfullscreenchange"],
    ...["onfullscreenerror", "parseHTMLUnsafe", "releaseEvents", "requestStorageAccess"],
    ...["createProcessingInstruction", "write", "writeln"],
  ],
  Element: ["onfullscreenchange", "onfullscreenerror", "requestFullscreen", "setHTMLUnsafe"],
  HTMLElement: ["nonce"],
  HTMLIFrameElement: ["srcdoc"],
};

/** Properties of the window that a component does not see. */
const blockedGlobals = ["find", "requestFileSystem", "webkitRequestFileSystem"];

/** Lightning's own addresses, which a component may not ask. */
const isLightningsOwn = (address) =>
  /\/(aura|webruntime)(\/|$)/.test(new URL(address, document.baseURI).pathname);

const refusal = (what) => new Error(`Lightning Web Security: ${what}`);

/** Makes the window behave to all that runs in it as Lightning does to a component. Safe to repeat. */
export function enforceLightningWebSecurity(window, namespace = "c") {
  const marker = Symbol.for("Lightning Web Security");
  if (window[marker]) return;
  Object.defineProperty(window, marker, { value: true });
  refuseTypes(window);
  refuseAddresses(window);
  refuseWorkers(window);
  separateStorage(window, namespace);
  for (const [owner, names] of Object.entries(blockedProperties)) {
    for (const name of names) hide(window[owner]?.prototype, name);
  }
  for (const name of blockedGlobals) hide(window, name);
}

/** Throws at an object URL for a type off the list, and at a type with parameters. */
function refuseTypes({ URL: Url }) {
  const create = Url.createObjectURL;
  Url.createObjectURL = (object) => {
    const { type = "" } = object;
    // A Blob without a type counts as plain text.
    const named = type === "" ? "text/plain" : type;
    if (!allowedTypes.some((each) => each === named || each === named.replace(/\/[^/;]*$/, "/*"))) {
      throw refusal("Unsupported MIME type.");
    }
    return create.call(Url, object);
  };
}

function refuseAddresses(window) {
  const { fetch, XMLHttpRequest: Request } = window;
  if (fetch) {
    window.fetch = async (input, ...more) => {
      const address = typeof input === "object" && "url" in input ? input.url : String(input);
      if (isLightningsOwn(address)) throw refusal(`Cannot access ${address}`);
      return fetch.call(window, input, ...more);
    };
  }
  const open = Request.prototype.open;
  Request.prototype.open = function openRequest(method, address, ...more) {
    if (isLightningsOwn(address)) throw refusal(`Cannot access ${address}`);
    return open.call(this, method, address, ...more);
  };
}

function refuseWorkers(window) {
  for (const name of ["Worker", "SharedWorker"]) {
    if (!window[name]) continue;
    window[name] = function worker(address) {
      throw refusal(`Cannot create ${name} with ${address}`);
    };
  }
  hide(window.Navigator.prototype, "serviceWorker");
}

/** Gives the namespace a storage of its own: the browser's, with the namespace before each key. */
function separateStorage(window, namespace) {
  const prefix = `LSKey[${namespace}]`;
  for (const name of ["localStorage", "sessionStorage"]) {
    const own = ownStorage(window[name], prefix);
    Object.defineProperty(window, name, { configurable: true, get: () => own });
  }
}

function ownStorage(storage, prefix) {
  const keys = () =>
    Object.keys(storage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  const methods = {
    clear: () => keys().forEach((key) => storage.removeItem(prefix + key)),
    getItem: (key) => storage.getItem(prefix + String(key)),
    key: (index) => keys()[index] ?? null,
    removeItem: (key) => storage.removeItem(prefix + String(key)),
    setItem: (key, value) => storage.setItem(prefix + String(key), String(value)),
  };
  const valueOf = (name) => (typeof name === "string" ? (methods.getItem(name) ?? undefined) : undefined);
  return new Proxy(Object.create(Object.getPrototypeOf(storage)), {
    get: (_, name) => (name === "length" ? keys().length : (methods[name] ?? valueOf(name))),
    has: (_, name) => name in methods || valueOf(name) !== undefined,
    set: (_, name, value) => (methods.setItem(name, value), true),
    deleteProperty: (_, name) => (methods.removeItem(name), true),
    ownKeys: () => keys(),
    getOwnPropertyDescriptor: (_, name) =>
      valueOf(name) === undefined
        ? undefined
        : { configurable: true, enumerable: true, writable: true, value: valueOf(name) },
  });
}

function hide(owner, name) {
  if (owner && name in owner) {
    Object.defineProperty(owner, name, { configurable: true, get: () => undefined, set: () => {} });
  }
}
