// The programs of machines are run by bash, with openssl and jq: not by Node alone.
const PROGRAMS = '<rootDir>/test/kubeadm/node(-day2)?/';

/** @type {import('jest').Config} */
const common = {
  testEnvironment: 'node',
  // TypeScript first: compiled files that lie beside the sources are never what a test means.
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs', lazy: true } }] },
  moduleNameMapper: {
    '^cdktf-production-cluster$': '<rootDir>/lib/index.ts',
    '^cdktf-production-cluster/testing$': '<rootDir>/lib/testing/index.ts',
    '^archiver$': '<rootDir>/test/support/no-archives.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', 'cdktf.out'],
};

module.exports = {
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/test/**/*.test.ts'], testPathIgnorePatterns: ['<rootDir>/test/e2e/', PROGRAMS], setupFiles: ['<rootDir>/test/support/property-seed.ts'] },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
      globalSetup: '<rootDir>/test/e2e/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/e2e/support/global-teardown.ts',
    },
    {
      ...common,
      displayName: 'e2e-google',
      testMatch: ['<rootDir>/test/e2e-google/**/*.e2e.ts'],
      globalSetup: '<rootDir>/test/e2e-google/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/e2e-google/support/global-teardown.ts',
    },
    {
      ...common,
      displayName: 'e2e-kubeadm',
      testMatch: ['<rootDir>/test/e2e-kubeadm/**/*.e2e.ts'],
      globalSetup: '<rootDir>/test/e2e-kubeadm/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/e2e-kubeadm/support/global-teardown.ts',
    },
    { ...common, displayName: 'e2e-programs', testMatch: ['<rootDir>/test/kubeadm/node/**/*.test.ts', '<rootDir>/test/kubeadm/node-day2/**/*.test.ts'] },
    {
      ...common,
      displayName: 'e2e-rbac',
      testMatch: ['<rootDir>/test/e2e-rbac/**/*.e2e.ts'],
      globalSetup: '<rootDir>/test/e2e-rbac/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/e2e-rbac/support/global-teardown.ts',
    },
    { ...common, displayName: 'e2e-report', testMatch: ['<rootDir>/test/e2e-report/**/*.e2e.ts'] },
  ],
};
