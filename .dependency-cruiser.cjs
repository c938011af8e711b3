/** The import table of CONTRIBUTING.md, as rules. */
const rule = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: '(\\.test\\.ts$|/fixtures/)' },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    rule('schemas-import-nothing', '^schemas/', '^(core|suites|figures|pipeline|ci|bin|bench|test)/'),
    rule(
      'statistics-import-random-streams-only',
      '^core/statistics/',
      '^(core/(?!statistics/|numerics/)|(suites|figures|pipeline|ci|bin|bench|test)/)',
    ),
    rule(
      'ensemble-imports-engine-and-numerics',
      '^core/ensemble/',
      '^(core/(?!ensemble/|engine/|numerics/)|(suites|figures|pipeline|ci|bin|bench|test)/)',
    ),
    rule(
      'numerics-and-judge-import-schemas',
      '^core/(numerics|judge)/',
      '^(core/(engine|ensemble|run|report)|suites|figures|pipeline|ci|bin|bench|test)/',
    ),
    rule('timing-imports-no-engine-or-report', '^core/timing/', '^core/(engine|ensemble|report|device)/'),
    rule('device-imports-no-engine-or-report', '^core/device/', '^core/(engine|ensemble|report|timing)/'),
    rule('core-imports-no-suite', '^core/', '^(suites|figures|pipeline|ci|bin|bench|test)/'),
    rule('data-imports-no-engine-run-or-report', '^core/data/', '^core/(engine|ensemble|run|report)/'),
    rule('engine-imports-no-ensemble-run-or-report', '^core/engine/', '^core/(ensemble|run|report)/'),
    rule('run-imports-no-engine-or-report', '^core/run/', '^core/(engine|ensemble|report)/'),
    rule('report-imports-no-engine-or-run', '^core/report/', '^core/(engine|ensemble|run)/'),
    rule('suites-import-core-and-schemas', '^suites/', '^(figures|pipeline|ci|bin|bench|test)/'),
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
      to: { path: '^(core/(engine|ensemble)|node_modules/@tensorflow)/', reachable: true },
    },
    rule(
      'figures-import-schemas-and-statistics',
      '^figures/',
      '^(core/(?!statistics/)|(suites|pipeline|ci|bin|bench|test)/)',
    ),
    rule('pipeline-imports-no-command-or-suite', '^pipeline/', '^(suites|ci|bin|test)/'),
    {
      name: 'pipeline-imports-no-benchmark',
      severity: 'error',
      // The child program of "npm run doctor" times one step of a benchmark.
      from: { path: '^pipeline/', pathNot: '(\\.test\\.ts|^pipeline/measure-engine\\.ts)$' },
      to: { path: '^bench/' },
    },
    rule('bench-imports-no-command', '^bench/', '^(pipeline|ci|bin|test)/'),
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
