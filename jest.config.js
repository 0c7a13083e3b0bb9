const transform = {
  "^.+\\.(t|j)sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", decorators: true, tsx: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: "automatic" } },
        target: "es2022",
      },
      module: { type: "commonjs" },
      sourceMaps: "inline",
    },
  ],
}

const kind = (name, folder, more = {}) => ({
  displayName: name,
  testEnvironment: "node",
  testMatch: [`<rootDir>/${folder}/**/*.spec.{ts,tsx}`],
  transform,
  // A build is a copy of the sources; it must not be mistaken for them.
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.demo/", "<rootDir>/.postgres/"],
  ...more,
})

// Jest runs a set-up once for all kinds that name it, and not at all when only unit tests are selected.
const database = {
  globalSetup: "<rootDir>/integration-tests/setup/global-setup.ts",
  globalTeardown: "<rootDir>/integration-tests/setup/global-teardown.ts",
}

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    kind("unit", "unit-tests"),
    kind("module", "integration-tests/module", database),
    kind("http", "integration-tests/http", database),
    // Slow, so npm test leaves them to `npm run test:security`.
    kind("security", "integration-tests/security", database),
    // These start servers and databases of their own; npm test leaves them to `npm run test:faults` and its like.
    kind("faults", "integration-tests/faults", {
      testMatch: ["<rootDir>/integration-tests/faults/faults.spec.ts"],
    }),
    kind("topologies", "integration-tests/faults", {
      testMatch: ["<rootDir>/integration-tests/faults/topologies.spec.ts"],
    }),
  ],
  testSequencer: "<rootDir>/integration-tests/setup/test-order.js",
  testTimeout: 120_000,
}
