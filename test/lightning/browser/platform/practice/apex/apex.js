const cached = new Map();

/**
 * What a component imports as an Apex method. A call returns a promise. A wire provisions `{data, error}` and
 * asks once for each set of parameters, as Lightning does for a cacheable method.
 */
export function apexMethod(className, method) {
  const name = `${className}.${method}`;
  const invoke = (parameters = {}) => call(name, parameters);
  invoke.adapter = class ApexAdapter {
    constructor(dataCallback) {
      this.dataCallback = dataCallback;
    }

    connect() {}

    disconnect() {
      this.disconnected = true;
    }

    update(parameters) {
      if (Object.values(parameters).includes(undefined)) {
        return;
      }
      this.dataCallback({ data: undefined, error: undefined });
      this.provision(`${name}:${JSON.stringify(parameters)}`, parameters);
    }

    async provision(key, parameters) {
      cached.set(key, cached.get(key) ?? call(name, parameters));
      const provisioned = await cached.get(key).then(
        (data) => ({ data, error: undefined }),
        (error) => ({ data: undefined, error }),
      );
      if (!this.disconnected) {
        this.dataCallback(provisioned);
      }
    }
  };
  return invoke;
}

async function call(name, parameters) {
  const response = await fetch(`/apex/${name}`, { method: "POST", body: JSON.stringify(parameters) });
  const body = await response.json();
  if (!response.ok) {
    const error = new Error(body.message);
    error.body = body;
    throw error;
  }
  return body;
}
