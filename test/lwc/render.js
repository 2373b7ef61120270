import { setImmediate } from "node:timers/promises";
import { createElement } from "lwc";

/** Puts a component on the page and waits until it has settled. */
export async function render(tag, is, properties = {}) {
  const element = Object.assign(createElement(tag, { is }), properties);
  document.body.appendChild(element);
  await settle();
  return element;
}

/** Lets promises and the renderings they cause run dry; timers stay where they are. */
export async function settle() {
  for (let turn = 0; turn < 30; turn += 1) {
    await Promise.resolve();
  }
}

/** Waits for what takes the machine a moment, such as a digest, until the condition holds. */
export async function until(condition) {
  const deadline = performance.now() + 5_000;
  while (!condition() && performance.now() < deadline) {
    await setImmediate();
  }
  await settle();
}

/** The first element inside the component that matches, or inside the one that the selector before found. */
export function find(element, ...selectors) {
  return selectors.reduce((found, selector) => found?.shadowRoot.querySelector(selector) ?? null, element);
}

export function findAll(element, selector) {
  return [...element.shadowRoot.querySelectorAll(selector)];
}

/** Does what a user does to a base component, which here is a stub, and waits. */
export async function fire(target, type, detail) {
  target.dispatchEvent(new CustomEvent(type, { detail }));
  await settle();
}

/** Records the details of an event of the component. */
export function record(element, type) {
  const details = [];
  element.addEventListener(type, ({ detail }) => details.push(detail));
  return details;
}

/** Presses Esc in a place of a component, waits, and answers the event. */
export async function pressEsc(place) {
  const options = { bubbles: true, cancelable: true, composed: true };
  const key = new KeyboardEvent("keydown", { key: "Escape", ...options });
  place.dispatchEvent(key);
  await settle();
  return key;
}
