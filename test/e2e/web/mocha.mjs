/**
 * Mocha where there is no Node: the file that its package brings along for browsers. That declares everything globally
 * and not before a suite begins; here are the names that the package exports.
 */
import 'mocha/mocha';

export default globalThis.Mocha;
export const describe = (...args) => globalThis.describe(...args);
export const it = (...args) => globalThis.it(...args);
export const before = (...args) => globalThis.before(...args);
export const after = (...args) => globalThis.after(...args);
export const afterEach = (...args) => globalThis.afterEach(...args);
