import type { BrowserContext } from "@playwright/test";

/** What a person does with mouse and keyboard. A shortcut is one key; a turn of the wheel is one scroll. */
export interface InputCount {
  clicks: number;
  keys: number;
  scrolls: number;
}

export const nothing: InputCount = { clicks: 0, keys: 0, scrolls: 0 };

/**
 * Counts in every page of a browser, windows of a sign-in included, what the browser itself trusts to come
 * from a mouse and a keyboard: nothing that a script only sets off is counted.
 */
export async function countInput(context: BrowserContext): Promise<() => InputCount> {
  const count = { ...nothing };
  await context.exposeBinding("countInput", (_source, kind: keyof InputCount) => {
    count[kind] += 1;
  });
  await context.addInitScript(() => {
    const { countInput: tell } = globalThis as unknown as { countInput: (kind: string) => void };
    const modifiers = new Set(["Alt", "Control", "Meta", "Shift"]);
    const isKey = (event: Event) => event instanceof KeyboardEvent && !modifiers.has(event.key);
    const kinds = { mousedown: "clicks", keydown: "keys", wheel: "scrolls" };
    for (const [type, kind] of Object.entries(kinds)) {
      const listener = (event: Event) => {
        if (event.isTrusted && (type !== "keydown" || isKey(event))) tell(kind);
      };
      addEventListener(type, listener, { capture: true, passive: true });
    }
  });
  return () => ({ ...count });
}
