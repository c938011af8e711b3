import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'results/',
      'schemas/*.d.ts',
      '.dependency-cruiser.cjs',
      'eslint.config.js',
      'bin/start.mjs',
      'ci/faults/jumping-clock.mjs',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers are what this project prints; String(n) around each of them hides the sentence.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Results must not depend on anything that differs between two runs of one seed.
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Draw from a named, seeded stream (core/numerics).' },
      ],
      // The checked index access of tsconfig makes "!" the way to say "within bounds by construction".
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // What an engine is like it declares itself (EngineTraits): code that asks for its name has to be found for each new
    // one. Set-up belongs to one engine; tests and their fixtures may name what they test.
    files: ['**/*.ts'],
    ignores: [
      'core/engine/**',
      'ci/setup-tensorflow/**',
      'ci/setup-tensorflow.ts',
      'test/**',
      '**/*.test.ts',
      '**/fixtures/**',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Literal[value=/^(cuda|tensorflow|webgpu|wasm|cpu)$/]',
          message: 'Ask for a trait of the engine (core/engine/engine.ts), not for its name.',
        },
      ],
    },
  },
  {
    // node:test returns promises that its own runner awaits.
    files: ['**/*.test.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
);
