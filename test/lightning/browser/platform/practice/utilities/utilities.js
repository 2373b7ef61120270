/** Connects `lightning/platformUtilityBarApi` with the utility bar, which registers itself as `host`. */
let host = null;

export function registerUtilityBar(utilityBar) {
  host = utilityBar;
  return () => {
    host = null;
  };
}

export function utilityBar() {
  if (!host) {
    throw new Error("This app has no utility bar.");
  }
  return host;
}
