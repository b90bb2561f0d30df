import * as fc from 'fast-check';

/**
 * Where a change is judged, the same commit passes or fails the same: a counterexample that chance finds
 * there says nothing about the change. Everywhere else each run looks at other values.
 */
if (process.env.CI === 'true') {
  fc.configureGlobal({ seed: 20 });
}
