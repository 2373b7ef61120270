/** What the browser keeps. Where its storage is full or turned off nothing is kept, and nobody is told. */
class BrowserStorage {
  /** `storage()` gives it, or throws. */
  constructor(storage) {
    this.storage = storage;
  }

  /** The value of a key; null where there is none. */
  read(key) {
    try {
      return JSON.parse(this.storage().getItem(key));
    } catch {
      return null;
    }
  }

  /** Keeps a value; null takes away what was kept. */
  keep(key, value) {
    try {
      if (value === null) {
        this.storage().removeItem(key);
      } else {
        this.storage().setItem(key, JSON.stringify(value));
      }
    } catch {
      // The page still has it.
    }
  }

  /** Takes away all whose key begins so. */
  forgetAll(prefix) {
    try {
      Object.keys(this.storage())
        .filter((key) => key.startsWith(prefix))
        .forEach((key) => this.keep(key, null));
    } catch {
      // Nothing was kept.
    }
  }
}

/** Until the tab is closed. */
export const tabStorage = new BrowserStorage(() => sessionStorage);
/** Beyond the tab and the sign-in. */
export const userStorage = new BrowserStorage(() => localStorage);
