import type * as Execa from 'execa';

/** execa is an ES module, and a plain import() is compiled to the require() that cannot load one. */
export const loadExeca = new Function("return import('execa')") as () => Promise<typeof Execa>;
