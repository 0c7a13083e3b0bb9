const { default: Sequencer } = require("@jest/test-sequencer")

const order = ["unit", "module", "http"]

/** Quick answers first: unit tests, then modules, then whole applications. */
class TestOrder extends Sequencer {
  sort(tests) {
    const rank = (test) => order.indexOf(test.context.config.displayName?.name)
    return super.sort(tests).sort((one, other) => rank(one) - rank(other))
  }
}

module.exports = TestOrder
