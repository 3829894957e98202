/* What the servers have to say of the edited plans: a benchmark of wrong answers is worth nothing. */

/** A wrong tier is reported, on its line, and a right one is not. */
export function checkTier(server, diagnostics, line) {
  const faults = diagnostics.filter(({ code, source, message }) =>
    isOurs(source) ? code === 'schema/invalid-value' : /one of|accepted/i.test(message),
  );
  if (line === undefined ? faults.length > 0 : !faults.some(({ range }) => range.start.line === line)) {
    fail(server, line === undefined ? 'reports a tier that is right' : 'misses a wrong tier', diagnostics);
  }
}

/** Nothing is wrong with the shape of the plan; what we say of its readiness is nothing that the peer could. */
export function checkClean(server, diagnostics) {
  const faults = diagnostics.filter(({ source, code, severity }) =>
    isOurs(source) ? /^(?:schema|syntax)\//.test(code) : severity === 1,
  );
  if (faults.length > 0) fail(server, 'reports a plan that is right', faults);
  if (server.name === 'launchplan' && diagnostics.length < 10) fail(server, 'finds next to nothing', diagnostics);
}

export function checkBroken(server, diagnostics) {
  const faults = diagnostics.filter(({ source, code, severity }) =>
    isOurs(source) ? code === 'syntax/error' : severity === 1,
  );
  if (faults.length === 0) fail(server, 'misses a syntax error', diagnostics);
}

export function checkCompletion(server, result, label) {
  const items = Array.isArray(result) ? result : (result?.items ?? []);
  if (!items.some((item) => item.label === label)) fail(server, `does not offer ${label}`, items.slice(0, 5));
}

export function checkHover(server, result, text) {
  if (!JSON.stringify(result).includes(text)) fail(server, 'does not explain a key', result);
}

function isOurs(source) {
  return source === 'launchplan';
}

function fail(server, what, seen) {
  throw new Error(`${server.name} ${what}: ${JSON.stringify(seen, null, 2).slice(0, 2000)}`);
}
