const named = /^https?_proxy$/i;
/** Nothing of this machine's own is behind a proxy. */
const loopback = ["localhost", ".localhost", "127.0.0.1", "[::1]"];

/**
 * What Node needs so that its fetch, too, goes through the proxy that the environment names: the Salesforce
 * CLI does so by itself. Nothing where there is no proxy; `NODE_USE_ENV_PROXY` stays as somebody has set it.
 * What runs on this machine, such as the practice org, is asked without the proxy, also by the CLI.
 * @param {Record<string, string | undefined>} env
 * @returns {Record<string, string>}
 */
export function proxyEnvironment(env) {
  const proxies = proxiesIn(env);
  if (proxies.length === 0) return {};
  const schemeless = proxies.flatMap(([name, value]) =>
    withScheme(value) === value ? [] : [[name, withScheme(value)]],
  );
  // Node and the CLI read the lower-case one first.
  const given = (env.no_proxy || env.NO_PROXY || "").split(/[\s,]+/).filter((host) => host !== "");
  const missing = given.includes("*") ? [] : loopback.filter((host) => !given.includes(host));
  const direct = [...given, ...missing].join(",");
  return {
    ...Object.fromEntries(schemeless),
    NODE_USE_ENV_PROXY: env.NODE_USE_ENV_PROXY ?? "1",
    NO_PROXY: direct,
    no_proxy: direct,
  };
}

/**
 * The name of a variable with a proxy that Node could not read: each of its processes would end with a stack
 * then, some with the proxy's password in it. Undefined where there is none.
 * @param {Record<string, string | undefined>} env
 * @returns {string | undefined}
 */
export function unreadableProxy(env) {
  return proxiesIn(env).find(([, value]) => !URL.canParse(withScheme(value)))?.[0];
}

/** @param {Record<string, string | undefined>} env @returns {[name: string, value: string][]} */
function proxiesIn(env) {
  return Object.entries(env).flatMap(([name, value]) => (named.test(name) && value ? [[name, value]] : []));
}

/** The Salesforce CLI takes an address without, Node does not. @param {string} address */
function withScheme(address) {
  return /^\s*[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`;
}
