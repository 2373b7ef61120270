/**
 * Has Esc close a component's question, and nothing around it: `isOpen` says whether it is asked, `close`
 * answers it with no. While `isBusy` it stays, and the key does nothing.
 */
export function closeOnEsc(component, { isOpen, isBusy, close }) {
  component.addEventListener("keydown", (event) => {
    if (!isOpen() || event.key !== "Escape" || event.defaultPrevented || event.isComposing) {
      return;
    }
    event.preventDefault();
    if (!isBusy()) {
      close();
    }
  });
}
