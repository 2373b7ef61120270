/** The package's app, and the constructors of its components by name. What starts the page brings them. */
export let app;
export let constructors;

export function usePackagedApp(packaged) {
  ({ app, constructors } = packaged);
}
