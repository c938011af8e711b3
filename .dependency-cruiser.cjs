/** The import table of CONTRIBUTING.md, as rules. */
const rule = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.ts$' },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    rule('schemas-import-nothing', '^schemas/', '^(core|suites|figures|ci|bin|bench|test)/'),
    rule(
      'numerics-and-judge-import-schemas',
      '^core/(numerics|judge)/',
      '^(core/(engine|run|report)|suites|figures|ci|bin|bench|test)/',
    ),
    rule('timing-imports-no-engine-or-report', '^core/timing/', '^core/(engine|report|device)/'),
    rule('device-imports-no-engine-or-report', '^core/device/', '^core/(engine|report|timing)/'),
    rule('core-imports-no-suite', '^core/', '^(suites|figures|ci|bin|bench|test)/'),
    rule('data-imports-no-engine-run-or-report', '^core/data/', '^core/(engine|run|report)/'),
    rule('engine-imports-no-run-or-report', '^core/engine/', '^core/(run|report)/'),
    rule('run-imports-no-engine-or-report', '^core/run/', '^core/(engine|report)/'),
    rule('report-imports-no-engine-or-run', '^core/report/', '^core/(engine|run)/'),
    rule('suites-import-core-and-schemas', '^suites/', '^(figures|ci|bin|bench|test)/'),
    {
      name: 'no-suite-imports-another',
      severity: 'error',
      from: { path: '^suites/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^suites/', pathNot: '^suites/$1/' },
    },
    {
      name: 'claims-never-reach-an-engine',
      severity: 'error',
      from: { path: '^suites/[^/]+/claims(/|\\.ts)', pathNot: '\\.test\\.ts$' },
      to: { path: '^(core/engine|node_modules/@tensorflow)/', reachable: true },
    },
    rule('figures-import-schemas', '^figures/', '^(core|suites|ci|bin|bench|test)/'),
    rule('bench-imports-no-command', '^bench/', '^(ci|bin|test)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.d\\.ts$' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
