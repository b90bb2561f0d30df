const { default: Sequencer } = require('@jest/test-sequencer');

/** The rooms whose files take up to minutes each, however short they are. */
const LONG = ['/test/freebsd/faults/', '/test/deploy/', '/test/freebsd/scenarios/', '/test/acceptance/'];

/**
 * On a fresh clone jest knows no durations and goes by the size of files: the longest would come last,
 * each alone on one core.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
};

function rank({ path }) {
  const room = LONG.findIndex((one) => path.includes(one));
  return room === -1 ? LONG.length : room;
}
