const cached = new Map();
/** The wires on the page by what they asked for, each with the answer that it last gave. */
const wires = new Set();

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

    connect() {
      wires.add(this);
    }

    disconnect() {
      this.disconnected = true;
      wires.delete(this);
    }

    update(parameters) {
      if (Object.values(parameters).includes(undefined)) {
        return;
      }
      this.dataCallback({ data: undefined, error: undefined });
      this.provision(`${name}:${JSON.stringify(parameters)}`, parameters);
    }

    async provision(key, parameters) {
      this.key = key;
      this.again = () => this.provision(key, parameters);
      cached.set(key, cached.get(key) ?? call(name, parameters));
      const provisioned = await cached.get(key).then(
        (data) => ({ data, error: undefined }),
        (error) => ({ data: undefined, error }),
      );
      if (!this.disconnected) {
        this.provisioned = provisioned;
        this.dataCallback(provisioned);
      }
    }
  };
  return invoke;
}

/** Asks again for what a wire was given, for all wires that ask the same. */
export async function refreshApex(provisioned) {
  const asked = [...wires].find((wire) => wire.provisioned === provisioned)?.key;
  cached.delete(asked);
  await Promise.all([...wires].filter(({ key }) => key === asked).map((wire) => wire.again()));
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
